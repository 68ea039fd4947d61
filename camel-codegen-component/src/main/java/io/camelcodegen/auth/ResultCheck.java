package io.camelcodegen.auth;

import io.camelcodegen.http.HeaderRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a resolver gave can be sent as it is, without forging or steering a request. */
final class ResultCheck {

    private ResultCheck() {}

    /** What is wrong, without any value; null for nothing. */
    static @Nullable String problem(AuthResult result) {
        for (Map.Entry<String, String> header : result.headers().entrySet()) {
            if (HeaderRules.isConnection(header.getKey())) {
                return "gave the header '" + header.getKey() + "', which the HTTP client sets alone";
            }
            String problem = problem("header", header, true);
            if (problem != null) {
                return problem;
            }
        }
        for (Map.Entry<String, String> parameter : result.query().entrySet()) {
            String problem = problem("query parameter", parameter, false);
            if (problem != null) {
                return problem;
            }
        }
        for (Map.Entry<String, String> cookie : result.cookies().entrySet()) {
            String problem = problem("cookie", cookie, true);
            if (problem == null && cookie.getValue().indexOf(';') >= 0) {
                problem = "gave a value of the cookie '" + cookie.getKey() + "' that holds ';'";
            }
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** @param raw whether it stands in the request as it is, and not percent-encoded */
    private static @Nullable String problem(String place, Map.Entry<String, String> entry, boolean raw) {
        String name = entry.getKey();
        if (raw ? !HeaderRules.isToken(name) : name.isBlank()) {
            return "gave a " + place + " with a name that none can have";
        }
        if (entry.getValue().isBlank()) {
            return "gave an empty value of the " + place + " '" + name + "'";
        }
        for (int i = 0; raw && i < entry.getValue().length(); i++) {
            char c = entry.getValue().charAt(i);
            if (c < ' ' && c != '\t' || c > '~') {
                return "gave a value of the " + place + " '" + name
                        + "' that holds a line break, another control character, or one that is not ASCII";
            }
        }
        return null;
    }
}
