package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** What docs/configuration.md shows works, and what there is stands in it. */
class ConfigDocumentationTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void itsFilesAreRead() throws IOException {
        JsonNode schema = schema();
        List<String> examples = snippets("json");

        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        for (String example : examples) {
            assertThat(Configs.json(example).sources()).isNotEmpty();
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(new ObjectMapper().readTree(example)))
                    .isEmpty();
        }
    }

    @Test
    void fileOfThePageOnRetryAndLimitsIsRead() throws IOException {
        String example =
                snippets(Path.of("../docs/retry-and-limits.md"), "json").get(0);

        assertThat(Configs.json(example).sources().get(0).limits())
                .isEqualTo(new LimitPolicy(10, 4, LimitPolicy.Strategy.TOKEN_BUCKET, true));
    }

    @Test
    void itsFullExampleMeansWhatItSays() throws IOException {
        ConfigFile file = Configs.json(snippets("json").get(1));

        assertThat(file.sources())
                .extracting(SourceConfig::name)
                .containsExactly("github", "petstore", "filesystem", "search", "memory");
        assertThat(file.sources().get(0).retry()).returns(5, RetryPolicy::maxAttempts);
        assertThat(file.sources().get(1))
                .returns(Duration.ofSeconds(20), SourceConfig::timeout)
                .returns(RetryPolicy.CONSERVATIVE, SourceConfig::retry);
    }

    @Test
    void itsPropertiesAreFoundByCamelAndRead() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippets("properties").get(0)));
        Main main = new Main();
        main.setInitialProperties(properties);

        main.start();
        Map<String, Object> found = SourceProperties.of(main.getCamelContext());
        main.stop();
        Map<String, SourceConfig> sources = new LinkedHashMap<>();
        new SourceConfigParser(Configs.VARIABLES)
                .parseAll("codegen.sources", found)
                .forEach(source -> sources.put(source.name(), source));

        assertThat(sources.get("github"))
                .isEqualTo(SourceConfig.openapi("github", "classpath:api.github.com.json")
                        .auth(Auth.bearer("${GITHUB_TOKEN}"))
                        .timeout(Duration.ofSeconds(10))
                        .include(List.of("repos*", "issues*"))
                        .build());
        assertThat(sources.get("filesystem"))
                .isEqualTo(SourceConfig.mcpStdio("filesystem", "node", "server-filesystem/dist/index.js", "/srv/data")
                        .build());
    }

    @Test
    void namesEveryKeyOfTheSchema() throws IOException {
        Set<String> keys = new TreeSet<>();
        collectKeys(schema(), keys);
        String page = Files.readString(PAGE);

        assertThat(keys).hasSizeGreaterThan(50).allSatisfy(key -> assertThat(page)
                .contains("`" + key + "`"));
    }

    @Test
    void showsMessagesAsTheyAre() {
        String message = Configs.failure("codegen.config.json", """
                {"sources": {"openapi": {"github": {"spec": "a", "auth": {"type": "digest"}, "baseURL": "https://x"}},
                             "mcp": {"filesystem": {"command": "a", "timeout": "soon"}}}}
                """).getMessage();

        assertThat(PAGE).content().contains(message);
    }

    private static void collectKeys(JsonNode node, Set<String> keys) {
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("properties")) {
                entry.getValue().fieldNames().forEachRemaining(keys::add);
            }
            collectKeys(entry.getValue(), keys);
        });
        if (node.isArray()) {
            node.forEach(item -> collectKeys(item, keys));
        }
    }

    private static List<String> snippets(String language) throws IOException {
        return snippets(PAGE, language);
    }

    private static List<String> snippets(Path page, String language) throws IOException {
        List<String> snippets = new ArrayList<>();
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult result) -> result.group(1))
                .forEach(snippets::add);
        return snippets;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConfigFile.class.getResourceAsStream("codegen.config.schema.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
