package io.camelcodegen.tool;

import java.util.List;

/** The HTTP side of a tool whose source is described by OpenAPI. Thread-safe. */
public interface HttpOperation {

    /** Upper case (RFC 9110, section 9). */
    String method();

    /** The path template as the document has it, e.g. {@code /users/{username}}; untrusted. */
    String path();

    /**
     * The media types the body may be sent as, in the document's order; empty where the operation takes no body. Reads
     * the operation, as {@link Tool#schemas()} does.
     *
     * @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the document is wrong at this operation
     */
    List<String> requestTypes();

    /**
     * The media types of its success responses, in the document's order; empty where they have no content. Reads the
     * operation, as {@link #requestTypes()} does.
     */
    List<String> responseTypes();
}
