package io.camelcodegen.source.openapi;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of an operation; the rest is read from its place when the operation is first used.
 *
 * @param method upper case
 * @param path the template as the document has it
 * @param operationId null where the document gives none
 * @param description the summary, and the description as a paragraph of its own; untrusted
 * @param file the document the places are in, relative to the root document; empty for the root document itself
 * @param place of the operation object
 * @param pathItem of the path item that holds it
 */
record Operation(
        String method,
        String path,
        @Nullable String operationId,
        String description,
        List<String> tags,
        boolean deprecated,
        String file,
        Range place,
        Range pathItem) {

    /** The source's own spelling of the operation: its operationId, else made of method and path. */
    String wireName() {
        return operationId != null ? operationId : derivedName();
    }

    /** Tells the operation from every other of its document. */
    String distinction() {
        return lowerCaseMethod().concat(" ").concat(path);
    }

    /** {@code GET /users/{id}/keys} is {@code get_users_id_keys}. */
    private String derivedName() {
        StringBuilder name = new StringBuilder(lowerCaseMethod());
        boolean gap = true;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                if (gap) {
                    name.append('_');
                }
                name.append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return name.toString();
    }

    private String lowerCaseMethod() {
        return method.toLowerCase(Locale.ROOT);
    }
}
