package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.auth.AuthResult;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.Snippets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents ask of credentials, and what is sent, through endpoints to a real server. */
class OpenApiSecurityTest {

    private static final String PETSTORE = "@readme/oas-examples/3.0/json/petstore.json";
    private static final String SECURITY = "@readme/oas-examples/3.1/json/security.json";
    private static final String MULTIPLE = "@readme/oas-examples/3.0/json/security-multiple.json";

    private final CamelContext context = new DefaultCamelContext();
    private final MockWebServer server = new MockWebServer();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body("{}")
                        .build();
            }
        });
        server.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private void source(Path document, Consumer<SourceConfig.Builder> config) {
        SourceConfig.Builder builder = SourceConfig.openapi("api", document.toString())
                .baseUrl(server.url("/").toString().replaceAll("/$", ""));
        config.accept(builder);
        context.getRegistry().bind("api", builder.build());
        context.start();
    }

    private void source(String document, Consumer<SourceConfig.Builder> config) {
        source(NodePackages.file(document), config);
    }

    private RecordedRequest request(String tool, Map<String, ?> parameters) throws Exception {
        template.requestBody("codegen:api__" + tool, parameters);
        return server.takeRequest();
    }

    private CodegenException refused(String tool, Map<String, ?> parameters) {
        int before = server.getRequestCount();
        Throwable thrown = catchThrowable(() -> template.requestBody("codegen:api__" + tool, parameters));
        assertThat(thrown).isInstanceOf(CamelExecutionException.class).hasCauseInstanceOf(CodegenException.class);
        assertThat(server.getRequestCount()).isEqualTo(before);
        return (CodegenException) thrown.getCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {PETSTORE, "@readme/oas-examples/2.0/json/petstore.json"})
    void missingCredentialsAreToldBeforeAnythingIsSent(String document) throws Exception {
        source(document, config -> {});

        CodegenException failure = refused("getPetById", Map.of("petId", 1));

        assertThat(failure).returns(ErrorCode.AUTH_MISSING, CodegenException::getCode);
        assertThat(failure)
                .hasMessage(
                        "no credentials for 'api': its document asks for 'api_key' (apiKey, in the header 'api_key');"
                                + " configure the source with \"auth\": {\"type\": \"apiKey\", \"value\": \"${API_API_KEY}\"},"
                                + " or with \"auth\": {\"type\": \"none\"} where the server needs none");
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.SCHEME, "api_key")
                .containsEntry(ErrorContext.TOOL, "api__getPetById")
                .containsEntry(ErrorContext.CONFIG, "\"auth\": {\"type\": \"apiKey\", \"value\": \"${API_API_KEY}\"}");
        assertThat(refused("findPetsByStatus", Map.of("status", List.of("sold"))))
                .hasMessageContaining("'petstore_auth' (oauth2, a bearer token in the header 'Authorization')");
        assertThat(request("logoutUser", Map.of()).getHeaders().get("api_key")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {PETSTORE, "@readme/oas-examples/2.0/json/petstore.json"})
    void keyGoesWhereTheDocumentSays(String document) throws Exception {
        source(document, config -> config.auth(Auth.apiKey("k-1")));

        assertThat(request("getPetById", Map.of("petId", 1)).getHeaders().get("api_key"))
                .isEqualTo("k-1");
        // its only key is sent to tools that ask for nothing, or for something else
        assertThat(request("logoutUser", Map.of()).getHeaders().get("api_key")).isEqualTo("k-1");
        assertThat(request("findPetsByStatus", Map.of("status", List.of("sold")))
                        .getHeaders()
                        .get("api_key"))
                .isEqualTo("k-1");
    }

    @Test
    void keyGoesToQueryHeaderOrCookieAsTheToolAsks() throws Exception {
        source(SECURITY, config -> config.auth(Auth.apiKey("k-1")));

        assertThat(request("get_anything_apiKey", Map.of()).getTarget()).endsWith("?apiKey=k-1");
        assertThat(request("post_anything_apiKey", Map.of()).getHeaders().get("Cookie"))
                .isEqualTo("api_key=k-1");
        assertThat(request("put_anything_apiKey", Map.of()).getHeaders().get("X-API-KEY"))
                .isEqualTo("k-1");
        // of three keys none is for a tool that asks for none
        RecordedRequest open = request("post_anything_no_auth", Map.of());
        assertThat(open.getTarget()).doesNotContain("k-1");
        assertThat(open.getHeaders().toString()).doesNotContain("k-1");
        assertThat(refused("post_anything_basic", Map.of()))
                .returns(ErrorCode.AUTH_MISSING, CodegenException::getCode)
                .hasMessageContaining("'name' and 'in'");
    }

    @Test
    void anyConfiguredCredentialIsSentWhateverTheDocumentAsks() throws Exception {
        source(SECURITY, config -> config.auth(Auth.bearer("t")));

        for (String tool : List.of(
                "post_anything_bearer",
                "post_anything_oauth2",
                "post_anything_openIdConnect",
                "post_anything_basic",
                "put_anything_apiKey",
                "post_anything_mutualTLS",
                "post_anything_no_auth")) {
            assertThat(request(tool, Map.of()).getHeaders().get("Authorization"))
                    .as(tool)
                    .isEqualTo("Bearer t");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "get_anything_apiKey, apiKey_query, in the query parameter 'apiKey'",
        "post_anything_apiKey, apiKey_cookie, in the cookie 'api_key'",
        "post_anything_basic, basic, http basic",
        "post_anything_bearer, bearer, http bearer",
        "put_anything_bearer, bearer_jwt, http bearer",
        "post_anything_oauth2, oauth2, a bearer token",
        "post_anything_openIdConnect, openIdConnect, a bearer token",
        "post_anything_mutualTLS, mutualTLS, a client certificate"
    })
    void everyKindOfSchemeIsRequired(String tool, String scheme, String words) {
        source(SECURITY, config -> {});

        assertThat(refused(tool, Map.of()))
                .hasMessageContaining("'" + scheme + "'")
                .hasMessageContaining(words);
    }

    @Test
    void optionalCredentialsAreNotRequired() throws Exception {
        source("@readme/oas-examples/3.0/json/security.json", config -> {});

        assertThat(request("get_anything_optional_auth", Map.of()).getTarget()).isEqualTo("/anything/optional-auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-KEY", "x-api-key", "Authorization", "X-My-Token"})
    void configuredHeaderMayBeTheCredential(String header) throws Exception {
        source(SECURITY, config -> config.header(header, "mine"));

        assertThat(request("put_anything_apiKey", Map.of()).getHeaders().get(header))
                .isEqualTo("mine");
    }

    @Test
    void headerThatIsNoCredentialIsNone() {
        source(SECURITY, config -> config.header("X-Api-Version", "1").header("Idempotency-Key", "k"));

        assertThat(refused("put_anything_apiKey", Map.of())).returns(ErrorCode.AUTH_MISSING, CodegenException::getCode);
    }

    @Test
    void checkCanBeSwitchedOffForASourceAndByAuthNone() throws Exception {
        source(SECURITY, config -> config.property("checkSecurity", false));
        assertThat(request("post_anything_bearer", Map.of()).getHeaders().get("Authorization"))
                .isNull();
        context.stop();

        CamelContext second = new DefaultCamelContext();
        second.getRegistry()
                .bind(
                        "api",
                        SourceConfig.openapi("api", NodePackages.file(SECURITY).toString())
                                .baseUrl(server.url("/").toString())
                                .auth(Auth.none())
                                .build());
        second.start();
        second.createProducerTemplate().requestBody("codegen:api__post_anything_bearer", Map.of());
        second.stop();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void rawCallsAndCallsWithTheirOwnAuthAreNotRefused() throws Exception {
        source(PETSTORE, config -> {});
        Codegen codegen = Codegen.of(context);

        assertThat(codegen.callRaw("api__getPetById", Map.of("petId", 1)).success())
                .isTrue();
        assertThat(server.takeRequest().getHeaders().get("api_key")).isNull();
        codegen.call("api__getPetById", Map.of("petId", 1), CallOptions.NONE.withAuth(Auth.apiKey("own")));
        assertThat(server.takeRequest().getHeaders().get("api_key")).isEqualTo("own");
        codegen.call("api__getPetById", Map.of("petId", 1), CallOptions.NONE.withAuth(Auth.none()));
        assertThat(server.takeRequest().getHeaders().get("api_key")).isNull();
    }

    @Test
    void schemesAreChosenByWhatTheToolAsks() throws Exception {
        source(
                PETSTORE,
                config -> config.auth(
                        Auth.schemes(Map.of("petstore_auth", Auth.bearer("t"), "api_key", Auth.apiKey("k")))));

        RecordedRequest byKey = request("getPetById", Map.of("petId", 1));
        assertThat(byKey.getHeaders().get("api_key")).isEqualTo("k");
        assertThat(byKey.getHeaders().get("Authorization")).isNull();
        RecordedRequest byToken = request("findPetsByStatus", Map.of("status", List.of("sold")));
        assertThat(byToken.getHeaders().get("Authorization")).isEqualTo("Bearer t");
        assertThat(byToken.getHeaders().get("api_key")).isNull();
        RecordedRequest open = request("logoutUser", Map.of());
        assertThat(open.getHeaders().get("Authorization")).isNull();
        assertThat(open.getHeaders().get("api_key")).isNull();
    }

    @Test
    void allSchemesOfAnAlternativeAreSentTogether() throws Exception {
        source(
                MULTIPLE,
                config -> config.auth(
                        Auth.schemes(Map.of("oauth2", Auth.bearer("t"), "apiKey_header", Auth.apiKey("k")))));

        RecordedRequest both = request("post_anything_and_or", Map.of());
        assertThat(both.getHeaders().get("Authorization")).isEqualTo("Bearer t");
        assertThat(both.getHeaders().get("X-API-KEY")).isEqualTo("k");
        assertThat(request("post_anything_or", Map.of()).getHeaders().get("X-API-KEY"))
                .isNull();
        assertThat(refused("post_anything_and", Map.of()))
                .hasMessageContaining("'apiKey_header' (apiKey, in the header 'X-API-KEY') together with 'basic'")
                .hasMessageContaining("configured under 'schemes' are apiKey_header, oauth2")
                .hasMessageContaining("\"auth\": {\"schemes\": {\"apiKey_header\": {");
    }

    @Test
    void alternativeWhoseVariableHasNoValueGivesWayToTheNext() throws Exception {
        Map<String, Auth> schemes = new LinkedHashMap<>();
        schemes.put("oauth2", Auth.bearer("${NO_SUCH_VARIABLE_OF_OURS}"));
        schemes.put("apiKey_header", Auth.apiKey("k"));
        source(MULTIPLE, config -> config.auth(Auth.schemes(schemes)));

        assertThat(request("post_anything_or", Map.of()).getHeaders().get("X-API-KEY"))
                .isEqualTo("k");
    }

    @Test
    void missingVariableIsNamed() {
        source(PETSTORE, config -> config.auth(Auth.apiKey("${NO_SUCH_VARIABLE_OF_OURS}")));

        assertThat(refused("getPetById", Map.of("petId", 1)))
                .returns(ErrorCode.AUTH_MISSING, CodegenException::getCode)
                .hasMessageContaining("NO_SUCH_VARIABLE_OF_OURS");
    }

    @Test
    void resolverOfASourceIsToldWhatTheToolAsks() throws Exception {
        AuthResolver resolver = request -> {
            String scheme = request.security().alternatives().get(0).get(0).name();
            return CompletableFuture.completedFuture(AuthResult.header("X-Scheme", scheme));
        };
        context.getRegistry().bind("codegen-auth-api", resolver);
        source(SECURITY, config -> {});

        assertThat(request("post_anything_basic", Map.of()).getHeaders().get("X-Scheme"))
                .isEqualTo("basic");
        assertThat(request("post_anything_oauth2", Map.of()).getHeaders().get("X-Scheme"))
                .isEqualTo("oauth2");
    }

    @Test
    void operationsOwnSecurityReplacesTheDocumentsAndSloppyDocumentsDoNotRefuse(@TempDir Path folder) throws Exception {
        Path document = folder.resolve("api.json");
        Files.writeString(document, """
                {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "security": [{"key": []}],
                 "components": {"securitySchemes": {
                   "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                   "lost": {"$ref": "#/components/securitySchemes/gone"},
                   "odd": {"type": "apiKey", "in": "body", "name": "x"}}},
                 "paths": {
                   "/a": {"get": {"operationId": "inherits", "responses": {}}},
                   "/b": {"get": {"operationId": "open", "security": [], "responses": {}}},
                   "/c": {"get": {"operationId": "optional", "security": [{"key": []}, {}], "responses": {}}},
                   "/d": {"get": {"operationId": "undeclared", "security": [{"nowhere": []}], "responses": {}}},
                   "/e": {"get": {"operationId": "lost", "security": [{"lost": []}], "responses": {}}},
                   "/f": {"get": {"operationId": "odd", "security": [{"odd": []}], "responses": {}}},
                   "/g": {"get": {"operationId": "byParameter", "responses": {},
                          "parameters": [{"name": "x-key", "in": "header", "schema": {"type": "string"}}]}}}}
                """);
        source(document, config -> {});

        assertThat(refused("inherits", Map.of())).returns(ErrorCode.AUTH_MISSING, CodegenException::getCode);
        for (String tool : List.of("open", "optional", "undeclared", "lost", "odd", "byParameter")) {
            assertThat(request(tool, Map.of()).getHeaders().get("X-Key"))
                    .as(tool)
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, k-1, k-1", "1, , k-1"})
    void configurationsOfThePageWork(int index, String openKey, String neededKey, @TempDir Path folder)
            throws Exception {
        List<String> snippets = Snippets.of("openapi.md", "json").stream()
                .filter(json -> json.contains("petstore.json"))
                .toList();
        assertThat(snippets).hasSize(2);
        Path config = folder.resolve("codegen.config.json");
        Files.writeString(
                config,
                snippets.get(index)
                        .replace(
                                "petstore.json\"",
                                NodePackages.file(PETSTORE) + "\", \"baseUrl\": \"" + server.url("/v2") + "\"")
                        .replace("${PETSTORE_KEY}", "k-1")
                        .replace("${PETSTORE_TOKEN}", "t-1"));
        CodegenComponent component = new CodegenComponent();
        component.setConfig("file:" + config);
        context.addComponent("codegen", component);
        context.start();

        template.requestBody("codegen:petstore__getPetById", Map.of("petId", 1));
        template.requestBody("codegen:petstore__logoutUser", Map.of());

        assertThat(server.takeRequest().getHeaders().get("api_key")).isEqualTo(neededKey);
        assertThat(server.takeRequest().getHeaders().get("api_key")).isEqualTo(openKey);
    }

    @Test
    void documentWithoutSecurityRefusesNothing() throws Exception {
        source(NodePackages.githubDocument(), config -> {});

        assertThat(request("meta_get_zen", Map.of()).getTarget()).isEqualTo("/zen");
    }
}
