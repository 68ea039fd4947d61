package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.agent.ToolDescription.ParameterDescription;
import java.util.List;

/** The parameters of a tool, one by one, and an example of them. */
record InputOutline(List<ParameterDescription> parameters, JsonNode example) {

    static InputOutline of(ObjectNode schema, boolean grouped) {
        return new InputOutline(List.of(), JsonNodeFactory.instance.objectNode());
    }
}
