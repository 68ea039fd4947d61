package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Style;

/** Any value of any parameter. The build runs the seeds; {@code JAZZER_FUZZ=1} looks for more. */
class ParameterFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void anyValueStaysInItsPlaceOrIsRefused(FuzzedDataProvider data) {
        In in = data.pickValue(In.values());
        Style style = data.pickValue(Style.values());
        boolean explode = data.consumeBoolean();
        String name = in == In.PATH || data.consumeBoolean() ? "p" : data.consumeString(5);
        JsonNode value = value(data, 3);

        HttpRequest request = WireRequests.send(in, style, explode, name, value);

        if (request != null) {
            assertThat(WireRequests.strayings(request, in))
                    .as("%s %s %s", in, style, value)
                    .isEmpty();
        }
    }

    private static JsonNode value(FuzzedDataProvider data, int depth) {
        return switch (data.consumeInt(0, depth > 0 ? 5 : 3)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.numberNode(data.consumeDouble());
            case 2, 3 -> JsonNodeFactory.instance.textNode(data.consumeString(20));
            case 4 -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int i = data.consumeInt(0, 3); i > 0; i--) {
                    array.add(value(data, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (int i = data.consumeInt(0, 3); i > 0; i--) {
                    object.set(data.consumeString(5), value(data, depth - 1));
                }
                yield object;
            }
        };
    }
}
