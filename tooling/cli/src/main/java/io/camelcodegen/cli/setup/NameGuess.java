package io.camelcodegen.cli.setup;

import io.camelcodegen.tool.ToolName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source may be called, from where it is. */
final class NameGuess {

    private static final Pattern SERVER = Pattern.compile(
            "(?:mcp-)?server-([a-z][a-z0-9-]*)|([a-z][a-z0-9-]*?)-mcp(?:-server)?\\b|mcp-([a-z][a-z0-9-]*)");

    private static final Pattern DOT = Pattern.compile("[.]");

    /** Words that many names have, and that tell none from another. */
    private static final Set<String> COMMON = Set.of(
            "api",
            "www",
            "raw",
            "docs",
            "mcp",
            "openapi",
            "swagger",
            "spec",
            "index",
            "json",
            "yaml",
            "yml",
            "api-docs",
            "schema",
            "com",
            "org",
            "net",
            "io",
            "dev",
            "localhost",
            "127",
            "0",
            "1");

    private NameGuess() {}

    static String ofLocation(String location) {
        String path = location;
        String host = "";
        if (location.contains("://")) {
            try {
                URI url = URI.create(location);
                path = url.getPath() == null ? "" : url.getPath();
                host = url.getHost() == null ? "" : url.getHost();
            } catch (IllegalArgumentException e) { // with variables in it
                path = "";
            }
        }
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return telling(file, telling(host, "api"));
    }

    static String ofCommand(List<String> words) {
        for (String word : words) {
            Matcher server = SERVER.matcher(word.toLowerCase(Locale.ROOT));
            if (server.find()) {
                for (int group = 1; group <= server.groupCount(); group++) {
                    if (server.group(group) != null) {
                        return plain(server.group(group), "mcp");
                    }
                }
            }
        }
        return words.isEmpty() ? "mcp" : ofLocation(words.get(words.size() - 1));
    }

    private static String telling(String dotted, String otherwise) {
        for (String part : DOT.splitAsStream(dotted.toLowerCase(Locale.ROOT)).toList()) {
            if (!part.isEmpty() && !COMMON.contains(part) && !part.matches("v?\\d+")) {
                return plain(part, otherwise);
            }
        }
        return otherwise;
    }

    private static String plain(String name, String otherwise) {
        String plain = name.replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return ToolName.isSourceName(plain) ? plain : otherwise;
    }
}
