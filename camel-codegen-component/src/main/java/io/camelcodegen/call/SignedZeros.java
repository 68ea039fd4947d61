package io.camelcodegen.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of one parser's text, {@code -0.0} as the double that it is: no BigDecimal is both negative and zero.
 * Objects and arrays get the usual factory, as they outlive the parser.
 */
final class SignedZeros extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    private final transient JsonParser parser;

    SignedZeros(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    public ValueNode numberNode(@Nullable BigDecimal value) {
        return value != null && value.signum() == 0 && isNegative() ? numberNode(-0.0) : super.numberNode(value);
    }

    private boolean isNegative() {
        try {
            return parser.getText().startsWith("-");
        } catch (IOException e) { // of a number that was just parsed
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ObjectNode objectNode() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ArrayNode arrayNode() {
        return JsonNodeFactory.instance.arrayNode();
    }

    @Override
    public ArrayNode arrayNode(int capacity) {
        return JsonNodeFactory.instance.arrayNode(capacity);
    }
}
