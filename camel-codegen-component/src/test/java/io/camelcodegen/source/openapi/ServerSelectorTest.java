package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.ServerVariable;
import io.camelcodegen.source.openapi.ServerSelector.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSelectorTest {

    private static SourceConfig.Builder config() {
        return SourceConfig.openapi("api", "api.json");
    }

    private static Server server(String url) {
        return new Server(url, Map.of());
    }

    private static Target select(SourceConfig.Builder config, String document, Server... servers) {
        URI uri = document == null ? null : URI.create(document);
        return new ServerSelector(
                        "api", OpenApiSettings.of(config.build()), text -> text.replace("${HOST}", "env.example"), uri)
                .select(List.of(servers));
    }

    private static CodegenException refused(SourceConfig.Builder config, String document, Server... servers) {
        CodegenException refused =
                catchThrowableOfType(CodegenException.class, () -> select(config, document, servers));
        assertThat(refused.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(refused).hasMessageContaining("source 'api'");
        return refused;
    }

    @Test
    void theConfigsBaseUrlWinsAndKeepsItsPathAndPort() {
        Target target = select(config().baseUrl("http://${HOST}:8080/api/v3/"), null, server("https://other.example"));

        assertThat(target).isEqualTo(new Target("http://env.example:8080/api/v3", Addresses.ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "https://docs.example/v1/openapi.json, https://api.example:8443/v2, https://api.example:8443/v2, PUBLIC",
        "https://docs.example/v1/openapi.json, /v2, https://docs.example/v2, ANY",
        "https://docs.example/v1/openapi.json, v2/, https://docs.example/v1/v2, ANY",
        "https://docs.example/v1/openapi.json, //other.example/x, https://other.example/x, PUBLIC",
        "http://localhost:8080/openapi.json, http://localhost:8080/, http://localhost:8080, ANY",
        "http://localhost:8080/openapi.json, http://localhost:8081/, http://localhost:8081, PUBLIC",
        "http://docs.example/openapi.json, https://docs.example/, https://docs.example, PUBLIC",
        ", http://169.254.169.254/latest, http://169.254.169.254/latest, PUBLIC"
    })
    void aServerOfTheDocumentIsUsedWithinLimits(String document, String url, String base, Addresses addresses) {
        assertThat(select(config(), document, server(url))).isEqualTo(new Target(base, addresses));
    }

    @Test
    void withoutServersTheDocumentsOwnHostIsTheServer() {
        assertThat(select(config(), "https://docs.example/v1/openapi.json").base())
                .isEqualTo("https://docs.example");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://docs.example/a.json, http://docs.example/v1, unencrypted",
                "https://docs.example/a.json, file:///etc/passwd, http or https",
                "none, ftp://api.example, http or https",
                "none, /v2, relative",
                "none, https://user:pass@api.example, 'auth'",
                "none, https://api.example?x=1, no user",
                "none, https://api example, no URL",
                "none, https://{undefined}.example, variable it does not define"
            })
    void refusesAServerThatTheDocumentMustNotName(String document, String url, String reason) {
        CodegenException refused = refused(config(), document, server(url));

        assertThat(refused).hasMessageContaining(reason).hasMessageContaining("set 'baseUrl'");
        assertThat(refused.toJson()).doesNotContain("user:pass");
    }

    @Test
    void saysToSetBaseUrlWhereThereIsNoServer() {
        assertThat(refused(config(), null))
                .hasMessageContaining("names no server")
                .hasMessageContaining("set 'baseUrl'");
    }

    @Test
    void theConfigMayTrustTheDocumentsServers() {
        SourceConfig.Builder trusting = config().property("allowServerFromDocument", true);

        assertThat(select(trusting, "https://docs.example/a.json", server("http://10.0.0.1:81/x")))
                .isEqualTo(new Target("http://10.0.0.1:81/x", Addresses.ANY));
        refused(trusting, null, server("file:///etc/passwd"));
    }

    @Test
    void choosesByIndexAndFillsVariables() {
        Server regional = new Server(
                "https://{region}.api.example:{port}/{base}",
                Map.of(
                        "region", new ServerVariable("eu", List.of("eu", "us")),
                        "port", new ServerVariable("443", List.of()),
                        "base", new ServerVariable("v1", List.of())));
        SourceConfig.Builder second = config().property("server", 1);

        assertThat(select(second, null, server("https://a.example"), regional).base())
                .isEqualTo("https://eu.api.example:443/v1");
        assertThat(select(
                                second.property("serverVariables", Map.of("region", "us", "port", "8443")),
                                null,
                                server("https://a.example"),
                                regional)
                        .base())
                .isEqualTo("https://us.api.example:8443/v1");
        assertThat(refused(
                        second.property("serverVariables", Map.of("region", "xx")),
                        null,
                        server("https://a"),
                        regional))
                .hasMessageContaining("must be one of [eu, us]");
        assertThat(refused(
                        second.property("serverVariables", Map.of("regoin", "us")),
                        null,
                        server("https://a"),
                        regional))
                .hasMessageContaining("'regoin'")
                .hasMessageContaining("[base, port, region]");
        assertThat(refused(config().property("server", 2), null, server("https://a.example"), regional))
                .hasMessageContaining("'server' is 2");
    }

    @ParameterizedTest
    @CsvSource({"ftp://x", "https://", "not a url", "https://u:p@h", "https://h/?k=v", "https://h/#f", "h.example/api"})
    void refusesABaseUrlThatIsNone(String baseUrl) {
        assertThat(refused(config().baseUrl(baseUrl), null)).hasMessageContaining("'baseUrl'");
    }
}
