package io.camelcodegen.source.openapi;

import java.util.List;

/**
 * What an index holds.
 *
 * @param names the tool part of each operation's name, in the order of the map's operations
 */
record IndexedDocument(JsonText text, DocumentMap map, List<String> names) {}
