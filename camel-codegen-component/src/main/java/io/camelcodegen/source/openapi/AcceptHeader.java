package io.camelcodegen.source.openapi;

import java.util.ArrayList;
import java.util.List;

/** What an operation's answer may be, as an {@code Accept} header (RFC 9110, section 12.5.1). */
final class AcceptHeader {

    /** A document may list any number; a header must stay short. */
    private static final int MOST = 12;

    private AcceptHeader() {}

    /** JSON first, the others after it; never {@code *}{@code /*} alone, as servers then send what browsers like. */
    static String of(List<String> responseTypes) {
        List<String> json = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String type : responseTypes) {
            MediaTypeName name = MediaTypeName.of(type);
            if (name.isKnown() && !name.essence().equals("*/*")) {
                List<String> list = name.isJson() ? json : others;
                if (!list.contains(name.essence())) {
                    list.add(name.essence());
                }
            }
        }
        if (json.isEmpty() && others.isEmpty()) {
            return "application/json, */*;q=0.8";
        }
        List<String> accepted = new ArrayList<>(json);
        others.forEach(other -> accepted.add(json.isEmpty() ? other : other + ";q=0.9"));
        return String.join(", ", accepted.size() > MOST ? accepted.subList(0, MOST) : accepted);
    }
}
