package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that validate against the schemas of GitHub's tools, by Camel's own json-validator. */
class ToolSchemaRegistryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("buy", ToolHints.WRITE, "{}");

    @BeforeEach
    void start() {
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory("none");
        context.addComponent("codegen", component);
        context.getRegistry()
                .bind(
                        "github-config",
                        SourceConfig.openapi(
                                        "github", NodePackages.githubDocument().toString())
                                .alias("repos", "repos/list-for-user")
                                .build());
        context.getRegistry().bind("json", JSON);
        shop.bindTo(context);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void routes(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
    }

    private Exchange send(String endpoint, Object body) {
        return context.createProducerTemplate()
                .request(endpoint, exchange -> exchange.getIn().setBody(body));
    }

    @Test
    void routeOfTheDocumentationValidatesParametersAgainstTheInputSchema() throws Exception {
        String page = Files.readString(Path.of("../docs/schemas.md"));
        routes(page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```", page.indexOf("```yaml"))));

        assertThat(send("direct:check", Map.of("path", Map.of("username", "octocat")))
                        .getException())
                .isNull();
        assertThat(send(
                                "direct:check",
                                Map.of("path", Map.of("username", "octocat"), "query", Map.of("per_page", "many")))
                        .getException())
                .isInstanceOf(JsonValidationException.class)
                .hasMessageContaining("per_page");
        assertThat(send("direct:check", Map.of()).getException()).isInstanceOf(JsonValidationException.class);
    }

    @Test
    void routeValidatesAResultAgainstTheOutputSchema() throws Exception {
        routes("""
                - from:
                    uri: direct:result
                    steps:
                      - setBody: {method: {ref: json, method: "writeValueAsString(${body})"}}
                      - to: json-validator:ref:github__rate_limit_get.output
                """);
        Map<String, Object> rate = Map.of("limit", 60, "remaining", 59, "reset", 1, "used", 1);

        assertThat(send("direct:result", Map.of("resources", Map.of("core", rate, "search", rate), "rate", rate))
                        .getException())
                .isNull();
        assertThat(send("direct:result", Map.of("rate", rate)).getException())
                .isInstanceOf(JsonValidationException.class)
                .hasMessageContaining("resources");
    }

    @Test
    void everyToolOfGithubHasItsSchemasInTheRegistry() throws Exception {
        int outputs = 0;
        for (Tool tool : Codegen.of(context).tools("github")) {
            JsonNode input = schema(tool + ".input");
            assertThat(input.at("/type").textValue()).as(tool.toString()).isEqualTo("object");
            if (tool.schemas().output() != null) {
                schema(tool + ".output");
                outputs++;
            }
        }

        assertThat(outputs).isGreaterThan(800);
    }

    private JsonNode schema(String name) throws Exception {
        String text = context.getRegistry().lookupByNameAndType(name, String.class);
        JsonNode schema = JSON.readTree(text);
        assertThat(schema.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    @Test
    void sourcesOwnSpellingAndAliasesAreFoundToo() {
        Object schema = context.getRegistry().lookupByName("github__repos_list_for_user.input");

        assertThat(context.getRegistry().lookupByName("github__repos/list-for-user.input"))
                .isEqualTo(schema);
        assertThat(context.getRegistry().lookupByName("github__repos.input")).isEqualTo(schema);
    }

    @Test
    void toolThatDoesNotExistIsNamedWithTheNearest() {
        assertThatThrownBy(() -> context.getRegistry().lookupByName("github__repos_list_for_usr.input"))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.TOOL_NOT_FOUND))
                .hasMessageContaining("github__repos_list_for_user");
    }

    @Test
    void missingOutputSchemaIsSaid() {
        assertThatThrownBy(() -> context.getRegistry().lookupByName("shop__buy.output"))
                .isInstanceOf(CodegenException.class)
                .hasMessage("ref:shop__buy.output: the tool declares no output schema; only shop__buy.input is there");
    }

    @Test
    void otherNamesAreLeftToOthersAndDiscoverNothing() {
        context.getRegistry().bind("bank__pay.input", "mine");

        assertThat(context.getRegistry().lookupByName("bank__pay.input")).isEqualTo("mine");
        assertThat(context.getRegistry().lookupByName("shop__buy")).isNull();
        assertThat(context.getRegistry().lookupByName("shop.input")).isNull();
        assertThat(context.getRegistry().lookupByNameAndType("shop__buy.input", Integer.class))
                .isNull();
        assertThat(context.getRegistry().findByType(String.class)).containsExactly("mine");
        assertThat(shop.discoveries).hasValue(0);
    }

    @Test
    void beansMadeWhenAskedForStayWhatTheyWere() {
        CamelContext other = new DefaultCamelContext();
        other.getRegistry().bind("early", Integer.class, () -> 7);
        shop.bindTo(other);
        other.getComponent("codegen");
        other.start();
        other.getRegistry().bind("late", Integer.class, () -> 8);

        assertThat(other.getRegistry().lookupByNameAndType("early", Integer.class))
                .isEqualTo(7);
        assertThat(other.getRegistry().findByType(Integer.class)).containsExactlyInAnyOrder(7, 8);
        assertThat(other.getRegistry().lookupByNameAndType("shop__buy.input", Object.class))
                .isInstanceOf(String.class);
        other.stop();
    }

    @Test
    void componentThatIsStartedAgainStillAnswers() throws Exception {
        CodegenComponent component = (CodegenComponent) context.getComponent("codegen");

        component.stop();
        component.start();

        assertThat(context.getRegistry().lookupByName("shop__buy.input"))
                .isEqualTo("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"}");
    }
}
