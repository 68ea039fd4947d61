package io.camelcodegen.source.openapi;

import java.util.LinkedHashSet;
import java.util.Set;

/** A path with variables in braces, e.g. {@code /users/{username}/repos}. */
final class PathTemplate {

    private PathTemplate() {}

    /** The names of its variables, in order; the set is the caller's. */
    static Set<String> variables(String path) {
        Set<String> names = new LinkedHashSet<>();
        int open = path.indexOf('{');
        while (open >= 0) {
            int close = path.indexOf('}', open);
            if (close < 0) {
                break;
            }
            if (close > open + 1) {
                names.add(path.substring(open + 1, close));
            }
            open = path.indexOf('{', close);
        }
        return names;
    }
}
