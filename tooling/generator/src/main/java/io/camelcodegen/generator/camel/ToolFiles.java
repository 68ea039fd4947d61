package io.camelcodegen.generator.camel;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One file for each tool of a source, under its name. */
final class ToolFiles {

    /** Longer names do not fit all file systems. */
    private static final int LONGEST_NAME = 120;

    /** Devices of Windows, whatever stands behind the full stop. */
    private static final Pattern RESERVED = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

    private static final int HASH_BYTES = 4;

    private ToolFiles() {}

    /**
     * Writes {@code {source}/{tool}.yaml} for each.
     *
     * @return a line for each tool whose content could not be made
     */
    static List<String> write(SourceTools source, Function<Tool, String> content, Consumer<GeneratedFile> files) {
        Map<String, Integer> sharers = new HashMap<>();
        for (Tool tool : source.tools()) {
            sharers.merge(tool.name().tool().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return each(source, tool -> {
            String name = tool.name().tool();
            boolean isFit = sharers.getOrDefault(name.toLowerCase(Locale.ROOT), 0) == 1
                    && name.length() <= LONGEST_NAME
                    && !RESERVED.matcher(name).matches();
            String file = isFit ? name : shortened(tool, name, LONGEST_NAME, '_');
            files.accept(new GeneratedFile(source.name() + '/' + file + ".yaml", content.apply(tool)));
        });
    }

    /** @return a line for each tool that failed */
    static List<String> each(SourceTools source, Consumer<Tool> action) {
        List<String> problems = new ArrayList<>();
        for (Tool tool : source.tools()) {
            try {
                action.accept(tool);
            } catch (CodegenException e) {
                problems.add(tool + ": " + e.getMessage());
            }
        }
        return problems;
    }

    /** The beginning of the name, and a hash that is the tool's own. */
    static String shortened(Tool tool, String name, int longest, char separator) {
        int kept = Math.min(name.length(), longest - 2 * HASH_BYTES - 1);
        return name.substring(0, kept) + separator + hash(tool.toString());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
