package io.camelcodegen.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snippets of docs/routes.md, which people copy. */
class RoutesPageTest {

    private static final Path PAGE = Path.of("../docs/routes.md");
    private static final Pattern SNIPPET = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(?m)^    id: (codegen-[a-z-]+)$");

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("snippets")
    void startsAsItStandsThere(String snippet) throws Exception {
        try (ShopApplication application = new ShopApplication(directory)) {
            application.set("camel.server.enabled", "true");
            application.set("camel.server.host", "127.0.0.1");
            application.set("camel.server.port", "0");

            application.start(snippet);

            assertThat(application.main.getCamelContext().getRoutes()).isNotEmpty();
        }
    }

    @Test
    void everyTemplateAndConfigurationHasASectionAndASnippet() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> named = new TreeSet<>();

        try (Stream<Path> files = Files.list(Path.of("src/main/resources/camel-template"))) {
            for (Path file : files.toList()) {
                ID.matcher(Files.readString(file)).results().forEach(id -> named.add(id.group(1)));
            }
        }

        assertThat(named)
                .contains("codegen-rest-gateway", "codegen-dead-letter")
                .allSatisfy(id -> assertThat(page)
                        .contains("[" + id + "](#")
                        .containsPattern("(routeTemplateRef|routeConfigurationId): " + id));
    }

    static Stream<String> snippets() throws IOException {
        return SNIPPET.matcher(Files.readString(PAGE)).results().map(snippet -> snippet.group(1));
    }
}
