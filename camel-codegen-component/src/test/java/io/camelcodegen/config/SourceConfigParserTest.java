package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigParserTest {

    private final SourceConfigParser parser = new SourceConfigParser(Configs.VARIABLES);

    @Test
    void readsOneSourceWithTheChecksOfTheFile() {
        SourceConfig source = parser.parse(
                "github",
                Map.of(
                        "spec", "api.json",
                        "timeout", "5s",
                        "maxConnections", "3",
                        "readOnly", "true",
                        "include", "repos*, issues*",
                        "auth", Map.of("type", "bearer", "token", "${GITHUB_TOKEN}")));

        assertThat(source.type()).isEqualTo("openapi");
        assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(source.maxConnections()).isEqualTo(3);
        assertThat(source.readOnly()).isTrue();
        assertThat(source.include()).containsExactly("repos*", "issues*");
        assertThat(source.auth()).isEqualTo(Auth.bearer("${GITHUB_TOKEN}"));
    }

    @ParameterizedTest
    @CsvSource({
        "type,openapi,spec,a.json,openapi",
        "name-unused,,spec,a.json,openapi",
        "type,mcp,command,node,mcp",
        "name-unused,,command,node,mcp",
        "type,http,url,http://x/mcp,mcp",
        "name-unused,,endpoint,http://x,graphql",
        "type,grpc,target,x:1,grpc",
    })
    void knowsTheKindByTypeOrByOtherKeys(String typeKey, String type, String key, String value, String kind) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(key, value));
        if (type != null) {
            settings.put(typeKey, type);
        }

        assertThat(parser.parse("a", settings).type()).isEqualTo(kind);
    }

    @Test
    void tellsOfAllProblems() {
        CodegenException e = catchThrowableOfType(
                CodegenException.class,
                () -> parser.parse("a__b", Map.of("spec", "x", "auth", Map.of("type", "digest"), "retrys", 3)));

        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(e.getMessage()).startsWith("source 'a__b': 3 problems");
        assertThat(Configs.problems(e))
                .anyMatch(problem -> problem.startsWith("is not a source name"))
                .contains("auth.type: 'digest' is not one of bearer, apiKey, basic, oauth2, custom, mtls, none")
                .contains("unknown key 'retrys'; did you mean 'retry'?");
    }

    @Test
    void asksForAKindThatNothingTells() {
        CodegenException e = catchThrowableOfType(CodegenException.class, () -> parser.parse("a", Map.of("x", 1)));

        assertThat(Configs.problems(e)).containsExactly("type: is required: openapi, mcp or that of another jar");
    }

    @Test
    void refusesAKindThatCouldLeaveItsPlace() {
        CodegenException e = catchThrowableOfType(
                CodegenException.class, () -> parser.parse("a", Map.of("type", "../../etc/passwd")));

        assertThat(Configs.problems(e)).singleElement().asString().startsWith("type: must be a kind of source");
    }

    /** A component with an option {@code Map<String, Object> sources}. */
    public static class Component extends CodegenComponent {
        @Override
        protected void doStart() {
            // only its options are looked at; the sources they name do not exist
        }
    }

    @Test
    void readsWhatCamelMainBindsOfProperties() throws Exception {
        Component component = new Component();
        Main main = new Main();
        main.bind("codegen", component);
        main.addInitialProperty("camel.component.codegen.sources[github.spec]", "api.json");
        main.addInitialProperty("camel.component.codegen.sources[github.auth.type]", "bearer");
        main.addInitialProperty("camel.component.codegen.sources[github.auth.token]", "${GITHUB_TOKEN}");
        main.addInitialProperty("camel.component.codegen.sources[github.headers.X-Team]", "core");
        main.addInitialProperty("camel.component.codegen.sources[github.retry.preset]", "network");
        main.addInitialProperty("camel.component.codegen.sources[files.command]", "node");
        main.addInitialProperty("camel.component.codegen.sources[files.args.0]", "index.js");
        main.addInitialProperty("camel.component.codegen.sources[files.args.1]", "/tmp");
        main.addInitialProperty("camel.component.codegen.sources[files.env.A_B]", "1");

        main.start();
        main.stop();
        List<SourceConfig> sources = parser.parseAll("camel.component.codegen.sources", component.getSources());

        assertThat(sources).extracting(SourceConfig::name).containsExactlyInAnyOrder("github", "files");
        sources = sources.stream()
                .sorted(Comparator.comparing(SourceConfig::name).reversed())
                .toList();
        assertThat(sources.get(0).auth()).isEqualTo(Auth.bearer("${GITHUB_TOKEN}"));
        assertThat(sources.get(0).headers()).containsEntry("X-Team", "core");
        assertThat(sources.get(1).properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("command", "node", "args", List.of("index.js", "/tmp"), "env", Map.of("A_B", "1")));
    }

    @Test
    void readsMapsBeansAndDottedKeysTogether() {
        SourceConfig bean = SourceConfig.openapi("bean", "b.json").build();
        Map<String, Object> given = Map.of("spec", "a.json");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("a", given);
        all.put("bean", bean);
        all.put("a.timeout", 5);
        all.put("off.spec", "c.json");
        all.put("off.disabled", true);

        List<SourceConfig> sources = parser.parseAll("sources", all);

        assertThat(sources).hasSize(2);
        assertThat(sources.get(0).timeout()).isEqualTo(Duration.ofMillis(5));
        assertThat(sources.get(1)).isSameAs(bean);
        assertThat(given).containsOnlyKeys("spec");
    }

    @Test
    void tellsOfAllProblemsOfAllSources() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("a", Map.of("spec", 5));
        all.put("b", "x.json");
        all.put("c", SourceConfig.openapi("other", "b.json").build());
        all.put("d", Map.of("spec", "d"));
        all.put("d.spec", "e");

        CodegenException e = catchThrowableOfType(CodegenException.class, () -> parser.parseAll("the sources", all));

        assertThat(e.getMessage()).startsWith("the sources: 4 problems");
        assertThat(Configs.problems(e))
                .containsExactlyInAnyOrder(
                        "['d.spec']: is set both as a value and as an object",
                        "a.spec: must be text, is a number; put it in quotes",
                        "b: must be an object, is text",
                        "c: holds the source 'other'");
    }
}
