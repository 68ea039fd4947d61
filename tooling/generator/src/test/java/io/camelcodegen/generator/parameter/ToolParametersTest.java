package io.camelcodegen.generator.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolParametersTest {

    @Test
    void listsTheMembersOfEveryGroupAndOfTheBody() throws Exception {
        ToolParameters parameters = ToolParameters.of(http("""
                {"properties": {
                   "path": {"properties": {"id": {"type": "integer"}}, "required": ["id"]},
                   "query": {"properties": {"all": {"type": ["boolean", "null"]}}},
                   "body": {"properties": {"title": {"$ref": "#/$defs/text", "description": "mine"}}, "required": ["title"]}},
                 "required": ["path", "body"],
                 "$defs": {"text": {"type": "string", "description": "any"}}}"""));

        assertThat(parameters.isFlat()).isTrue();
        assertThat(parameters.list())
                .extracting(ToolParameter::address, ToolParameter::type, ToolParameter::required)
                .hasToString("[(\"id\", \"integer\", true), (\"all\", \"boolean\", false), (\"title\", \"string\", true)]");
        assertThat(parameters.list().get(2).description()).isEqualTo("mine");
    }

    @Test
    void nothingInABodyThatMayBeMissingIsRequired() throws Exception {
        ToolParameters parameters = ToolParameters.of(http("""
                {"properties": {"body": {"properties": {"title": {}}, "required": ["title"]}}}"""));

        assertThat(parameters.list()).singleElement().matches(parameter -> !parameter.required());
    }

    @Test
    void aNameThatIsNotClearKeepsItsGroup() throws Exception {
        Tool tool = http("""
                {"properties": {
                   "path": {"properties": {"id": {"type": "integer"}, "path": {"type": "string"}}},
                   "query": {"properties": {"id": {"type": "integer"}, "query": {"type": "object"}}}}}""");

        ToolParameters parameters = ToolParameters.of(tool);

        assertThat(parameters.isFlat()).isFalse();
        assertThat(parameters.list())
                .extracting(ToolParameter::address)
                .containsExactly("path.id", "path", "query.id", "query.query");
        assertThat(ToolParameters.schema(tool)).isSameAs(tool.schemas().input());
    }

    @Test
    void aBodyThatIsNoPlainObjectIsOneParameter() throws Exception {
        ToolParameters parameters = ToolParameters.of(http("""
                {"properties": {"body": {"anyOf": [{"type": "object"}, {"type": "array"}]}}, "required": ["body"]}"""));

        assertThat(parameters.isFlat()).isFalse();
        assertThat(parameters.list())
                .singleElement()
                .matches(body -> body.address().equals("body") && body.required() && body.type().equals("any"));
    }

    @Test
    void parametersOfOtherSourcesHaveNoGroups() throws Exception {
        ToolParameters parameters = ToolParameters.of(tool("""
                {"properties": {"path": {"type": "array", "items": {"type": "string"}}}, "required": ["path"]}""").build());

        assertThat(parameters.isFlat()).isTrue();
        assertThat(parameters.list())
                .singleElement()
                .matches(path -> path.address().equals("path") && path.type().equals("array of string"));
    }

    @Test
    void theFlatSchemaHasAllParametersSideBySide() throws Exception {
        JsonNode schema = ToolParameters.schema(http("""
                {"properties": {
                   "path": {"properties": {"id": {"type": "integer"}}, "required": ["id"]},
                   "body": {"properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/item"}}}}},
                 "$defs": {"item": {"type": "object"}}}"""));

        assertThat(schema).isEqualTo(new ObjectMapper().readTree("""
                {"type": "object",
                 "properties": {
                   "id": {"type": "integer"}, "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
                 "required": ["id"],
                 "$defs": {"item": {"type": "object"}}}"""));
    }

    @Test
    void referencesThatLeadNowhereOrInCirclesEnd() throws Exception {
        JsonNode root = new ObjectMapper().readTree("""
                {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}, "x/y z": {"type": "null"}}}""");

        assertThat(SchemaReference.follow(root, root.at("/$defs/a")).has("$ref")).isTrue();
        assertThat(SchemaReference.target(root, "#/$defs/none").isMissingNode()).isTrue();
        assertThat(SchemaReference.target(root, "https://example.com/").isMissingNode()).isTrue();
        assertThat(SchemaReference.target(root, "#%").isMissingNode()).isTrue();
        assertThat(SchemaReference.target(root, "#/$defs/x~1y%20z").path("type").asText()).isEqualTo("null");
    }

    private static Tool http(String input) throws Exception {
        return tool(input).http(new Get()).build();
    }

    private static Tool.Builder tool(String input) throws Exception {
        ToolSchemas schemas = new ToolSchemas((ObjectNode) new ObjectMapper().readTree(input), null);
        return Tool.builder(ToolName.of("shop", "t"), "t", () -> schemas);
    }

    private record Get() implements HttpOperation {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public List<String> requestTypes() {
            return List.of();
        }

        @Override
        public List<String> responseTypes() {
            return List.of();
        }
    }
}
