package io.camelcodegen.source.openapi;

/** Says what is wrong with a document; becomes DISCOVERY_FAILED where its source and location are known. */
final class UnsuitableDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsuitableDocumentException(String found) {
        super(found);
    }
}
