package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.schema.Violation;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers list and answer that the specification does not foresee. */
class McpDiscoveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final McpFixture fixture = new McpFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void findsFiveThousandToolsOverManyPages() {
        List<Tool> tools = discover(fixture.faulty("many-tools"));

        assertThat(tools).hasSize(5000).extracting(tool -> tool.name().tool()).doesNotHaveDuplicates();
    }

    @Test
    void stopsAtACursorThatRepeats() {
        List<Tool> tools = discover(fixture.faulty("repeating-cursor"));

        assertThat(tools).extracting(Tool::wireName).containsExactly("one");
    }

    @Test
    void stopsAfterAThousandPages() {
        assertThat(discover(fixture.faulty("endless-pages"))).hasSize(ToolPages.MAX_PAGES);
    }

    @Test
    void refusesMoreThanTenThousandTools() {
        CodegenException failure = failure(fixture.faulty("too-many-tools").discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void tellsToolsApartThatAreAlikeAfterNormalisation() {
        ToolSource source = fixture.faulty("alike");

        List<Tool> tools = discover(source);

        assertThat(tools).extracting(Tool::wireName).containsExactlyInAnyOrder("get-user", "get/user", "other");
        assertThat(tools)
                .extracting(tool -> tool.name().tool())
                .doesNotHaveDuplicates()
                .doesNotContain("get_user");
        assertThat(discover(source))
                .extracting(Tool::name)
                .isEqualTo(tools.stream().map(Tool::name).toList());
    }

    @Test
    void readsOddToolsAndLeavesOutOnlyWhatHasNoName() {
        ToolSource source = fixture.faulty("odd-tools");

        List<Tool> tools = discover(source);

        assertThat(tools).hasSize(5);
        assertThat(tools.get(0).schemas().input().get("type").asText()).isEqualTo("object");
        assertThat(tools.get(0).description()).isEqualTo("Anything\n\nTakes anything.");
        assertThat(tools.get(1).schemas().input().get("type").asText()).isEqualTo("object");
        assertThat(tools.get(1).hints()).isEqualTo(ToolHints.WRITE);
        assertThat(tools.get(2).hints()).isEqualTo(ToolHints.READ_ONLY);
        assertThat(tools.get(2).description()).isEqualTo("Safe one");
        assertThat(tools.get(3).hints()).isEqualTo(new ToolHints(false, true, false));
        assertThat(tools.get(4).wireName()).isEqualTo("café ${HOME} {{env:SECRET}}");
        assertThat(tools.get(4).description()).isEqualTo("${HOME}");
    }

    @Test
    void aSchemaOfDraftSixIsValidatedAsOne() {
        ObjectNode input = discover(fixture.faulty("draft-6")).get(0).schemas().input();
        CompiledSchema compiled = CompiledSchema.of(input);
        Map<String, Object> good = Map.of(
                "kind", "room", "seats", 1, "days", List.of("monday"), "labels", Map.of("abc", 1), "room", "R 2");
        Map<String, Object> bad =
                Map.of("kind", "desk", "seats", 0, "days", List.of("friday"), "labels", Map.of("abcd", 1), "room", 2);

        assertThat(compiled.validate(JSON.valueToTree(good))).isEmpty();
        assertThat(compiled.validate(JSON.valueToTree(bad)))
                .extracting(Violation::pointer)
                .contains("/kind", "/seats", "/days", "/room")
                .hasSize(5);
        assertThat(input.at("/properties/seats/examples/0").asInt()).isEqualTo(4);
    }

    @Test
    void aServerWithoutToolsHasNone() {
        assertThat(discover(fixture.faulty("no-tools"))).isEmpty();
    }

    @Test
    void saysWhenTheListIsNoList() {
        CodegenException failure = failure(fixture.faulty("bad-list").discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("no list of tools");
    }

    @Test
    void announcesOnceThatTheListChanged(@TempDir Path directory) throws Exception {
        CountDownLatch announced = new CountDownLatch(1);
        fixture.onChange(announced::countDown);
        ToolSource source =
                fixture.faulty("list-changed", directory.resolve("changed").toString());
        assertThat(discover(source)).extracting(Tool::wireName).containsExactly("old");

        call(source, "old", Map.of());

        assertThat(announced.await(2, TimeUnit.MINUTES)).isTrue();
        assertThat(discover(source)).extracting(Tool::wireName).containsExactly("old", "new");
        assertThat(fixture.changes).hasValue(1);
    }

    @Test
    void keepsContentOfAnUnknownTypeAsItIs() {
        Object result = call(fixture.faulty("unknown-content"), "do", Map.of());

        assertThat(result)
                .isEqualTo(List.of(
                        Map.of(
                                "type",
                                "hologram",
                                "voxels",
                                List.of(1, new BigDecimal("2.5"), new BigInteger("12345678901234567000"))),
                        Map.of("type", "text", "text", "x")));
    }

    @Test
    void aResultWithoutContentIsNull() {
        assertThat(call(fixture.faulty("no-content"), "do", Map.of())).isNull();
    }

    @Test
    void losesNoDigit() {
        Map<?, ?> result = (Map<?, ?>) call(fixture.faulty("exact-numbers"), "do", Map.of());

        assertThat(result)
                .isEqualTo(Map.of(
                        "big", new BigInteger("123456789012345678901234567890"),
                        "decimal", new BigDecimal("0.1234567890123456789012345678901"),
                        "plain", 7));
    }

    @Test
    void readsATextAsJsonWhereTheToolDeclaresAnOutput() {
        Object result = call(fixture.faulty("json-text"), "do", Map.of());

        assertThat(result).isEqualTo(Map.of("a", List.of(1, new BigDecimal("2.50"))));
    }

    @Test
    void readsABatch() {
        assertThat(call(fixture.faulty("batch"), "do", Map.of())).isEqualTo("batched");
    }

    @Test
    void refusesWhatItDoesNotOfferAndAnswersPings() {
        Object result = call(fixture.faulty("asks"), "do", Map.of());

        assertThat(result)
                .isEqualTo(Map.of(
                        "answers",
                        Map.of(
                                "roots/list", -32601,
                                "sampling/createMessage", -32601,
                                "elicitation/create", -32601,
                                "ping", "answered")));
    }

    @Test
    void tellsInvalidParametersFromOtherErrorsOfTheServer() {
        ToolSource source = fixture.faulty("error");
        Tool tool = tool(source, "do");

        CodegenException invalid = failure(
                callAsync(source, tool, Map.of("code", -32602, "message", "age must be a number"), McpFixture.LONG));
        CodegenException unknown = failure(
                callAsync(source, tool, Map.of("code", -32602, "message", "Unknown tool: do"), McpFixture.LONG));
        CodegenException other =
                failure(callAsync(source, tool, Map.of("code", -32000, "message", "disk full"), McpFixture.LONG));

        assertThat(invalid.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
        assertThat(invalid).hasMessageContaining("age must be a number");
        assertThat(unknown.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(other.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(other).hasMessageContaining("disk full");
        assertThat(other.getContext()).containsEntry("jsonRpcCode", -32000).containsEntry("response", "{hint=h}");
    }

    @Test
    void cutsTheMessageOfALongErrorAndKeepsTheRestInTheContext() {
        ToolSource source = fixture.faulty("is-error");
        String text = "no luck ".repeat(2000);

        CodegenException failure =
                failure(callAsync(source, tool(source, "do"), Map.of("text", text), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failure.getMessage())
                .startsWith("faulty__do failed: no luck")
                .hasSizeLessThan(4300);
        assertThat(failure.getContext().get("response").toString()).contains(text);
    }
}
