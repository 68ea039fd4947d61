package io.camelcodegen.source.openapi;

/** Where a JSON value stands in the bytes of a document: from {@code start} up to, not including, {@code end}. */
record Range(int start, int end) {}
