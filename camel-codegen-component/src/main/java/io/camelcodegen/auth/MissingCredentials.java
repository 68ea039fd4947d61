package io.camelcodegen.auth;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Tells which credentials a tool needs, and what config would provide them. */
final class MissingCredentials {

    private static final int MOST_SHOWN = 5;

    private MissingCredentials() {}

    /** @param there what is configured or was found instead; empty for nothing worth telling */
    static CodegenException of(String source, ToolSecurity security, String there) {
        List<List<SecurityScheme>> asked = security.alternatives().stream()
                .filter(alternative -> !alternative.isEmpty())
                .limit(MOST_SHOWN)
                .toList();
        StringJoiner schemes = new StringJoiner(", or ");
        List<String> names = new ArrayList<>();
        for (List<SecurityScheme> all : asked) {
            StringJoiner together = new StringJoiner(" together with ");
            all.forEach(scheme -> together.add(scheme.describe()));
            all.forEach(scheme -> names.add(scheme.name()));
            schemes.add(together.toString());
        }
        return CodegenErrors.credentialsMissing(
                source,
                "its document asks for " + schemes + (there.isEmpty() ? "" : "; " + there),
                asked.isEmpty() ? "" : snippet(source, asked.get(0)),
                names);
    }

    private static String snippet(String source, List<SecurityScheme> all) {
        if (all.size() == 1) {
            return "\"auth\": " + all.get(0).snippet(source);
        }
        StringJoiner schemes = new StringJoiner(", ", "\"auth\": {\"schemes\": {", "}}");
        all.forEach(scheme -> schemes.add("\"" + scheme.name().replace("\"", "\\\"") + "\": " + scheme.snippet(source)));
        return schemes.toString();
    }
}
