package io.camelcodegen.source.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header parameters that OpenAPI 3 says to ignore, as other parts of a document stand for them ("Parameter Object",
 * {@code name}). Swagger 2.0 has no such rule: of its documents those stay that the source allows. Immutable.
 */
final class ReservedHeaders {

    private static final Map<String, String> INSTEAD = Map.of(
            "accept", "use the option 'accept'",
            "content-type", "use the option 'contentType'",
            "authorization", "credentials come from the source's 'auth'");

    /** None is a parameter. */
    static final ReservedHeaders IGNORED = new ReservedHeaders("3", Set.of());

    private final boolean swagger;
    private final Set<String> allowed;

    /**
     * @param version of OpenAPI that the document is of
     * @param allowed lower-case names that the source allows
     */
    ReservedHeaders(String version, Set<String> allowed) {
        this.swagger = version.startsWith("2");
        this.allowed = Set.copyOf(allowed);
    }

    /** What to do instead of setting such a parameter; empty where it is one like any other. */
    Optional<String> instead(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String instead = INSTEAD.get(lower);
        if (instead == null || swagger && allowed.contains(lower)) {
            return Optional.empty();
        }
        return Optional.of(swagger ? instead + ", or name it in the source's 'allowHeaders'" : instead);
    }

    /** The revision of a document's tools: with other parameters allowed they are other tools, whatever its bytes. */
    static String revision(DocumentFingerprint document, Set<String> allowed) {
        Set<String> kept = new TreeSet<>(allowed);
        kept.retainAll(INSTEAD.keySet());
        return kept.isEmpty() ? document.text() : document.text() + '+' + String.join("+", kept);
    }
}
