package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Map;
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
     * A value with every POJO node that holds content made such a node; the value itself where there is none. Never
     * modifies it.
     *
     * @param pointer of the value, for messages
     * @throws InvalidParameterException where a file cannot be read
     */
    static JsonNode replacePojos(JsonNode value, String pointer) {
        if (value instanceof POJONode) {
            try {
                FileContent content = FileContent.of(value);
                return content == null ? value : new FileNode(content);
            } catch (IllegalArgumentException e) {
                throw new InvalidParameterException(pointer, pointer + " " + e.getMessage());
            }
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = null;
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                JsonNode replaced =
                        replacePojos(member.getValue(), pointer + "/" + InvalidParameterException.escape(name));
                if (replaced != member.getValue()) {
                    copy = copy == null ? object.objectNode().setAll(object) : copy;
                    copy.set(name, replaced);
                }
            }
            return copy == null ? value : copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = null;
            for (int i = 0; i < array.size(); i++) {
                JsonNode replaced = replacePojos(array.get(i), pointer + "/" + i);
                if (replaced != array.get(i)) {
                    copy = copy == null ? array.arrayNode().addAll(array) : copy;
                    copy.set(i, replaced);
                }
            }
            return copy == null ? value : copy;
        }
        return value;
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
