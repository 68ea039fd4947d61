package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Camel's tools see of the component: the catalogue JSON that the build generates. */
class CodegenCatalogTest {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog();

    @BeforeAll
    static void addComponent() throws IOException {
        try (InputStream json = CodegenComponent.class.getResourceAsStream("/META-INF/io/camelcodegen/codegen.json")) {
            CATALOG.addComponent(
                    "codegen",
                    CodegenComponent.class.getName(),
                    new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static EndpointValidationResult validate(String uri) {
        return CATALOG.validateEndpointProperties(uri);
    }

    @Test
    void validUrisPass() {
        assertThat(validate("codegen:github__repos_list_for_user").isSuccess()).isTrue();
        assertThat(validate("codegen:github__repos_list_for_user?retry=NETWORK&timeout=5000&validateOutput=true")
                        .isSuccess())
                .isTrue();
        assertThat(validate("codegen:github__repos_list_for_user?param.username=octocat&param.per_page=5")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void mistypedOptionsAreFound() {
        assertThat(validate("codegen:github__x?timeuot=5").getUnknown()).containsExactly("timeuot");
        assertThat(validate("codegen:github__x?raw=perhaps").getInvalidBoolean())
                .containsKey("raw");
        assertThat(validate("codegen:github__x?retry=OFTEN").getInvalidEnum()).containsKey("retry");
    }

    @Test
    void toolNameIsRequiredAndTheUriIsTakenApart() throws Exception {
        assertThat(validate("codegen:").isSuccess()).isFalse();
        assertThat(CATALOG.endpointProperties("codegen:github__x?raw=true"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("toolName", "github__x", "raw", "true"));
    }

    @Test
    void modelSaysWhatToolsNeedToKnow() {
        ComponentModel model = CATALOG.componentModel("codegen");

        assertThat(model.isAsync()).isTrue();
        assertThat(model.isProducerOnly()).isFalse(); // there is codegen:events
        assertThat(model.getEndpointOptions())
                .filteredOn(option -> option.getName().equals("auth"))
                .singleElement()
                .matches(ComponentModel.EndpointOptionModel::isSecret);
        assertThat(model.getEndpointOptions()) // Camel's plugin drops the sign itself
                .filteredOn(option -> List.of("types", "allowToolNameHeader").contains(option.getName()))
                .hasSize(2)
                .allSatisfy(option -> assertThat(option.getDescription()).contains("end", "an asterisk"));
        assertThat(model.getEndpointHeaders())
                .extracting(ComponentModel.EndpointHeaderModel::getName)
                .allMatch(name -> name.startsWith("CamelCodegen"));
        assertThat(model.getOptions())
                .allSatisfy(option -> assertThat(option.getDescription()).isNotBlank());
    }
}
