package io.camelcodegen.auth;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that a source's document asks for with the calls of one tool: OpenAPI's Security Requirement Objects.
 *
 * @param alternatives one of these is enough, and of it every scheme is needed; an empty one: none is needed. No
 *     alternatives: nothing is asked for, or not known
 * @param keys every API key that the document declares, whatever the tool asks for
 */
public record ToolSecurity(List<List<SecurityScheme>> alternatives, List<SecurityScheme> keys) {

    /** Of a source whose description says nothing of credentials. */
    public static final ToolSecurity NONE = new ToolSecurity(List.of(), List.of());

    private static final int MOST_TOLD = 5;

    public ToolSecurity {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        keys = List.copyOf(keys);
    }

    /** Whether a call without credentials is worth sending. */
    public boolean isOptional() {
        return isMetBy(scheme -> false);
    }

    /** @param provided whether there are credentials for a scheme */
    boolean isMetBy(Predicate<SecurityScheme> provided) {
        return alternatives.isEmpty()
                || alternatives.stream().anyMatch(all -> all.stream().allMatch(s -> !s.required() || provided.test(s)));
    }

    /** In words, for messages: no more than a few of the alternatives. */
    String describe() {
        StringJoiner either = new StringJoiner(", or ");
        alternatives.stream().filter(all -> !all.isEmpty()).limit(MOST_TOLD).forEach(all -> {
            StringJoiner together = new StringJoiner(" together with ");
            all.stream().limit(MOST_TOLD).forEach(scheme -> together.add(scheme.describe()));
            either.add(together.toString());
        });
        return either.toString();
    }

    boolean names(Predicate<SecurityScheme> wanted) {
        return alternatives.stream().flatMap(List::stream).anyMatch(wanted);
    }

    /**
     * Where a key goes whose config does not say it: where the tool asks for one, else where the document's only one
     * goes. Null where that is nowhere, or not clear.
     */
    @Nullable
    SecurityScheme keyPlace() {
        SecurityScheme found = null;
        for (List<SecurityScheme> all : alternatives) {
            List<SecurityScheme> asked = all.stream()
                    .filter(scheme -> scheme.kind() == SecurityScheme.Kind.API_KEY)
                    .toList();
            if (asked.size() == 1 && (found == null || all.size() == 1)) {
                found = asked.get(0);
                if (all.size() == 1) {
                    return found;
                }
            }
        }
        boolean asksForKeys = names(scheme -> scheme.kind() == SecurityScheme.Kind.API_KEY);
        return found == null && !asksForKeys && keys.size() == 1 ? keys.get(0) : found;
    }
}
