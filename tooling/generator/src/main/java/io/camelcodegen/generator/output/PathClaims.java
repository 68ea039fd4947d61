package io.camelcodegen.generator.output;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths of an output folder, each claimed by a source. Refuses what leads out of the folder, what some file system
 * does not take, and what one that is blind to case takes for another path.
 */
final class PathClaims {

    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");
    /** What their names begin with. */
    private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul", "com", "lpt");

    private static final int MAX_PART = 200;

    private final Map<String, Claim> claims = new HashMap<>();

    private record Claim(String path, @Nullable String owner) {}

    /**
     * What is wrong with a path, wherever it stands; null for nothing.
     *
     * @param path untrusted
     */
    static @Nullable String problem(String path) {
        for (int from = 0; from <= path.length(); from = end(path, from) + 1) {
            String problem = problemOfPart(path.substring(from, end(path, from)));
            if (problem != null) {
                return problem;
            }
        }
        String first = path.substring(0, end(path, 0));
        return OutputFolder.STATE.equals(fold(first)) ? "is where the generator keeps its state" : null;
    }

    /** Where the part ends that begins there. */
    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    private static @Nullable String problemOfPart(String part) {
        if (part.isEmpty()) {
            return "is absolute, or has an empty part";
        }
        if (part.equals(".") || part.equals("..")) {
            return "has a part '" + part + "'";
        }
        if (part.length() > MAX_PART) {
            return "has a part longer than " + MAX_PART + " characters";
        }
        if (part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
            return "has a part that begins with a space, or ends with a space or dot";
        }
        for (int i = 0; i < part.length(); i++) {
            if (isForbidden(part.charAt(i))) {
                return "has a part with a character that no file's name should have";
            }
        }
        return mayBeDevice(part) && DEVICE.matcher(part).matches() ? "has a part that is a device on Windows" : null;
    }

    private static boolean isForbidden(char c) {
        return switch (c) {
            case '<', '>', ':', '"', '|', '?', '*', '\\' -> true;
            default -> c < ' ' || c > '~' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        };
    }

    /** Saves most matches. */
    private static boolean mayBeDevice(String part) {
        for (String beginning : DEVICES) {
            if (part.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param owner the source that generates the file
     * @throws CodegenException INVALID_CONFIG where the path is refused
     */
    void claim(String path, String owner) {
        String problem = problem(path);
        if (problem != null) {
            throw refused(path, owner, problem);
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            Claim there = claims.putIfAbsent(fold(folder), new Claim(folder, null));
            if (there != null) {
                if (there.owner != null) {
                    throw refused(path, owner, "is below '" + there.path + "', which is a file");
                }
                if (!there.path.equals(folder)) {
                    throw refused(path, owner, "is like '" + there.path + "' but for case");
                }
                break; // and so are those above it
            }
        }
        Claim there = claims.putIfAbsent(fold(path), new Claim(path, owner));
        if (there != null) {
            throw refused(path, owner, clash(path, owner, there));
        }
    }

    private static String clash(String path, String owner, Claim there) {
        if (there.owner == null) {
            return "is a folder of other files";
        }
        String which = there.path.equals(path) ? "" : " as '" + there.path + "', which differs in case only";
        return there.owner.equals(owner)
                ? "is generated twice" + which
                : "belongs to the source '" + there.owner + "'" + which
                        + "; where that is configured no longer, generate all sources, and its files are removed";
    }

    private static CodegenException refused(String path, String owner, String problem) {
        return ConfigErrors.invalid(
                "output of source '" + owner + "'",
                List.of("the path '" + shown(path) + "' " + problem + "; nothing of this source was written"));
    }

    private static String shown(String path) {
        String plain = path.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.length() <= MAX_PART ? plain : plain.substring(0, MAX_PART) + "…";
    }

    static String fold(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
