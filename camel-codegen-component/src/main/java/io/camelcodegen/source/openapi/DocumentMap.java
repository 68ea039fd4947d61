package io.camelcodegen.source.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a document found.
 *
 * @param version the value of {@code openapi} or {@code swagger}, e.g. {@code 3.0.3}
 * @param operations in the document's order
 * @param parts where named parts stand
 * @param borrowed path items that stand elsewhere, their operations not yet listed
 */
record DocumentMap(String version, List<Operation> operations, Parts parts, List<BorrowedPathItem> borrowed) {

    /**
     * By the pointer of what holds them ({@code components/schemas}, {@code definitions}, {@code paths}; empty for the
     * document itself), then by name. May be read when it is first asked for.
     */
    interface Parts {
        Map<String, Map<String, Range>> byHolder();
    }

    /** A path item that is a {@code $ref}. */
    record BorrowedPathItem(String path, String ref) {}

    boolean isSwagger() {
        return version.startsWith("2");
    }

    @Nullable
    Range part(String holder, String name) {
        Map<String, Range> named = parts.byHolder().get(holder);
        return named == null ? null : named.get(name);
    }
}
