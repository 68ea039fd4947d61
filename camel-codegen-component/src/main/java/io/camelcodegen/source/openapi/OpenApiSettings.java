package io.camelcodegen.source.openapi;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.HeaderRules;
import io.camelcodegen.source.SourceConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What only an OpenAPI source understands of its config. Texts may hold variables, resolved when they are used.
 *
 * @param spec a file, {@code classpath:} resource or URL
 * @param baseUrl where requests go, instead of where the document says; null for there
 * @param server index into the document's servers
 * @param serverVariables values for the variables of server URLs
 * @param maxDocumentBytes largest document that is read
 * @param index whether an index of the document is kept between starts
 * @param allowServerFromDocument trusts the document's servers as if they stood in the config
 * @param checkSecurity whether a call is refused that lacks the credentials which the document asks for
 * @param allowHeaders lower-case names of credential headers that a declared parameter may set
 */
record OpenApiSettings(
        String spec,
        @Nullable String baseUrl,
        int server,
        Map<String, String> serverVariables,
        long maxDocumentBytes,
        boolean index,
        boolean allowServerFromDocument,
        boolean checkSecurity,
        Set<String> allowHeaders) {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "spec",
            "baseUrl",
            "server",
            "serverVariables",
            "maxDocumentBytes",
            "index",
            "allowServerFromDocument",
            "checkSecurity",
            "allowHeaders"));

    OpenApiSettings {
        serverVariables = Map.copyOf(serverVariables);
        allowHeaders = Set.copyOf(allowHeaders);
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems */
    static OpenApiSettings of(SourceConfig config) {
        return new Reader(config).read();
    }

    /** Reads property by property, collecting what is wrong. */
    private static final class Reader {
        private final SourceConfig config;
        private final List<String> problems = new ArrayList<>();

        Reader(SourceConfig config) {
            this.config = config;
        }

        OpenApiSettings read() {
            for (String key : new TreeSet<>(config.properties().keySet())) {
                if (!KNOWN.contains(key)) {
                    problems.add("unknown property '" + key + "'; known are " + String.join(", ", KNOWN));
                }
            }
            String spec = text("spec");
            if (spec == null || spec.isBlank()) {
                problems.add("'spec' is missing: the file, classpath: resource or URL of the OpenAPI document");
            }
            checkHeaders();
            OpenApiSettings settings = new OpenApiSettings(
                    spec == null ? "" : spec,
                    text("baseUrl"),
                    (int) number("server", 0, 0, Integer.MAX_VALUE),
                    variables(),
                    number("maxDocumentBytes", OpenApiDocument.MAX_BYTES, 1, Integer.MAX_VALUE),
                    flag("index", true),
                    flag("allowServerFromDocument", false),
                    flag("checkSecurity", true),
                    headerNames());
            if (!problems.isEmpty()) {
                throw ConfigErrors.invalid("source '" + config.name() + "'", problems);
            }
            return settings;
        }

        private void checkHeaders() {
            config.headers().forEach((name, value) -> {
                if (!MediaTypeName.isToken(name)) {
                    problems.add("headers: '" + name + "' is no header name");
                } else if (HeaderRules.isFraming(name)) {
                    problems.add("headers: '" + name + "' is set by the HTTP client and cannot be configured");
                } else if (!RequestHeaders.isValue(value)) {
                    problems.add("headers: the value of '" + name + "' " + RequestHeaders.problem(value));
                }
            });
        }

        private @Nullable String text(String key) {
            Object value = config.properties().get(key);
            if (value != null && !(value instanceof String)) {
                problems.add("'" + key + "' must be a text");
                return null;
            }
            return (String) value;
        }

        private long number(String key, long byDefault, long min, long max) {
            Object value = config.properties().get(key);
            if (value == null) {
                return byDefault;
            }
            try {
                long number = Long.parseLong(value.toString().trim());
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            problems.add("'" + key + "' must be a whole number from " + min + " to " + max + ", not '" + value + "'");
            return byDefault;
        }

        private boolean flag(String key, boolean byDefault) {
            Object value = config.properties().get(key);
            if (value == null) {
                return byDefault;
            }
            String text = value.toString().trim().toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                problems.add("'" + key + "' must be true or false, not '" + value + "'");
            }
            return text.equals("true");
        }

        private Map<String, String> variables() {
            Object value = config.properties().get("serverVariables");
            Map<String, String> variables = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, text) -> variables.put(String.valueOf(name), String.valueOf(text)));
            } else if (value != null) {
                problems.add("'serverVariables' must be an object of variable names and values");
            }
            return variables;
        }

        private Set<String> headerNames() {
            Object value = config.properties().get("allowHeaders");
            Set<String> names = new TreeSet<>();
            if (value instanceof List<?> list) {
                list.forEach(name -> names.add(String.valueOf(name).toLowerCase(Locale.ROOT)));
            } else if (value instanceof String text) {
                for (String name : text.split(",", -1)) {
                    names.add(name.trim().toLowerCase(Locale.ROOT));
                }
            } else if (value != null) {
                problems.add("'allowHeaders' must be a list of header names");
            }
            return names;
        }
    }
}
