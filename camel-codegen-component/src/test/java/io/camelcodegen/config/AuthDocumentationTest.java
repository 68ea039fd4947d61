package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.source.SourceConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages on authentication show works. */
class AuthDocumentationTest {

    private static final Path DOCS = Path.of("../docs");

    @ParameterizedTest
    @ValueSource(strings = {"auth-bearer.md", "auth-apikey.md", "auth-basic.md", "auth-oauth2.md"})
    void theirFilesAreReadAndFitTheSchema(String page) throws IOException {
        List<String> examples = snippets(page, "json");

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(Configs.json(example).sources()).isNotEmpty().allSatisfy(source -> assertThat(source.auth())
                    .isNotNull());
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema())
                            .validate(new ObjectMapper().readTree(example)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-bearer.md", "auth-apikey.md", "auth-basic.md", "auth-oauth2.md"})
    void theirPropertiesSayWhatTheirFirstFileSays(String page) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippets(page, "properties").get(0)));
        Main main = new Main();
        main.setInitialProperties(properties);

        main.start();
        Map<String, Object> found = SourceProperties.of(main.getCamelContext());
        main.stop();
        SourceConfig bound = new SourceConfigParser(Configs.VARIABLES)
                .parseAll("codegen.sources", found)
                .get(0);

        SourceConfig read =
                Configs.json(snippets(page, "json").get(0)).sources().get(0);
        assertThat(bound.name()).isEqualTo(read.name());
        assertThat(resolved(bound.auth())).isEqualTo(resolved(read.auth()));
    }

    /** Scopes in one text are taken apart when they are used. */
    private static Object resolved(Auth auth) {
        return auth instanceof Auth.OAuth2 oauth2 ? oauth2.resolved(text -> text) : auth;
    }

    @Test
    void thePageOfOAuth2ShowsEveryFlowAndNamesEveryKey() throws IOException {
        List<Auth.Flow> flows = new ArrayList<>();
        for (String example : snippets("auth-oauth2.md", "json")) {
            flows.add(((Auth.OAuth2) Configs.json(example).sources().get(0).auth()).flow());
        }
        String page = Files.readString(DOCS.resolve("auth-oauth2.md"));

        assertThat(flows).contains(Auth.Flow.values());
        schema().at("/$defs/auth/oneOf").forEach(type -> {
            if (type.at("/properties/type/const").asText().equals("oauth2")) {
                type.at("/properties").fieldNames().forEachRemaining(key -> assertThat(page)
                        .contains(key));
            }
        });
    }

    private static List<String> snippets(String page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConfigFile.class.getResourceAsStream("codegen.config.schema.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
