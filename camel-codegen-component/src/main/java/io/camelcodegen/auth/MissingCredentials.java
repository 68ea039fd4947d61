package io.camelcodegen.auth;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import java.util.List;
import java.util.StringJoiner;

/** Tells which credentials a tool needs, and what config would provide them. */
final class MissingCredentials {

    private static final int MOST_NAMED = 20;

    private MissingCredentials() {}

    /** @param there what is configured or was found instead; empty for nothing worth telling */
    static CodegenException of(String source, ToolSecurity security, String there) {
        List<List<SecurityScheme>> asked = security.alternatives().stream()
                .filter(alternative -> !alternative.isEmpty())
                .toList();
        List<String> names = asked.stream()
                .flatMap(List::stream)
                .map(SecurityScheme::name)
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        return AuthErrors.notConfigured(
                source,
                "its document asks for " + security.describe() + (there.isEmpty() ? "" : "; " + there),
                asked.isEmpty() ? "" : snippet(source, asked.get(0)),
                names);
    }

    private static String snippet(String source, List<SecurityScheme> all) {
        if (all.size() == 1) {
            return "\"auth\": " + all.get(0).snippet(source);
        }
        StringJoiner schemes = new StringJoiner(", ", "\"auth\": {\"schemes\": {", "}}");
        all.forEach(
                scheme -> schemes.add("\"" + scheme.name().replace("\"", "\\\"") + "\": " + scheme.snippet(source)));
        return schemes.toString();
    }
}
