package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.POJONode;
import org.jspecify.annotations.Nullable;

/**
 * Content handed over by Java code, as a node that JSON Schema takes for a string: a POJO node would be refused where a
 * schema asks for {@code format: binary}. It looks empty to all who read it as JSON, so that a log line cannot use up a
 * stream; what is sent is its {@link #content()}.
 */
final class FileNode extends BinaryNode {

    private static final long serialVersionUID = 1L;

    private final transient FileContent content;

    private FileNode(FileContent content) {
        super(new byte[0]);
        this.content = content;
    }

    FileContent content() {
        return content;
    }

    /**
     * A value with every POJO node that holds content made such a node.
     *
     * @throws IllegalArgumentException where a file cannot be read
     */
    static JsonNode replacePojos(JsonNode value) {
        return JsonLeaves.replace(value, leaf -> {
            FileContent content = leaf instanceof POJONode ? FileContent.of(leaf) : null;
            return content == null ? leaf : new FileNode(content);
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
