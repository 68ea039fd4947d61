package io.camelcodegen.source.openapi;

import io.camelcodegen.source.openapi.OperationSpec.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds.
 *
 * @param json the document
 * @param names the tool part of each operation's name, in the order of the map's operations
 * @param servers of the first operation that can be read; null where they depend on where the document came from, or no
 *     operation can be read
 * @param refersOutside whether the document may refer to other files
 */
record IndexedDocument(
        byte[] json,
        DocumentMap map,
        List<String> names,
        @Nullable List<Server> servers,
        boolean refersOutside) {}
