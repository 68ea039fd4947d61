package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.cookie;
import static io.camelcodegen.source.openapi.Parameters.header;
import static io.camelcodegen.source.openapi.Parameters.json;
import static io.camelcodegen.source.openapi.Parameters.object;
import static io.camelcodegen.source.openapi.Parameters.path;
import static io.camelcodegen.source.openapi.Parameters.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {

    private static final CallContext CALL = CallContext.of(Duration.ofSeconds(5));
    private static final RequestBody JSON =
            new RequestBody(true, Map.of("application/json", new MediaType(json("{'type':'object'}"), Map.of())));

    private static OperationSpec spec(String method, String path, RequestBody body, Parameter... parameters) {
        return new OperationSpec(
                method,
                path,
                List.of(parameters),
                body,
                List.of("text/csv", "application/json"),
                List.of(),
                List.of(),
                Map.of());
    }

    private static RequestBuilder builder(OperationSpec spec, Map<String, String> headers, String... allowed) {
        ConfiguredHeaders configured =
                new ConfiguredHeaders("api", headers, value -> value.replace("${KEY}", "resolved"));
        return new RequestBuilder(
                spec,
                new ServerSelector.Target("https://api.example/v1", Addresses.PUBLIC),
                configured,
                Set.of(allowed),
                1000);
    }

    private static HttpRequest build(OperationSpec spec, String parameters) {
        return builder(spec, Map.of()).build(object(parameters), CALL);
    }

    private static Map<String, String> headers(HttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> {
            String before = headers.put(header.name().toLowerCase(Locale.ROOT), header.value());
            assertThat(before).as(header.name()).isNull();
        });
        return headers;
    }

    @Test
    void putsEveryParameterInItsPlace() {
        OperationSpec spec = spec(
                "POST",
                "/users/{id}?fixed=1",
                JSON,
                path("id"),
                query("q"),
                header("X-Trace"),
                cookie("a"),
                cookie("b"));

        HttpRequest request = build(
                spec,
                "{'path':{'id':'a/b'},'query':{'q':[1,2]},'header':{'X-Trace':'t'},'cookie':{'a':1,'b':'x y'},'body':{}}");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://api.example/v1/users/a%2Fb?fixed=1&q=1&q=2");
        assertThat(headers(request))
                .containsEntry("x-trace", "t")
                .containsEntry("cookie", "a=1; b=x%20y")
                .containsEntry("accept", "application/json, text/csv;q=0.9")
                .containsEntry("content-type", "application/json");
        assertThat(((HttpBody.Bytes) request.body()).content()).asString().isEqualTo("{}");
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(request.maxResponseBytes()).isEqualTo(1000);
        assertThat(request.addresses()).isEqualTo(Addresses.PUBLIC);
    }

    @Test
    void sendsABodyOnlyWhereTheDocumentHasOneAndTheCallGivesIt() {
        assertThat(build(spec("GET", "/x", null), "{}").body()).isNull();
        assertThat(build(spec("POST", "/x", JSON), "{}").body()).isNull();
        assertThat(headers(build(spec("POST", "/x", JSON), "{}"))).doesNotContainKey("content-type");
        assertThat(build(spec("GET", "/x", JSON), "{'body':{}}").body()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'body':{}} | the operation takes no 'body'",
                "{'limit':1} | the operation takes no 'limit'",
                "{'query':{'x':1}} | takes no query parameter 'x'",
                "{'path':{}} | path parameter 'id' is missing",
                "{'path':{'id':'..'}} | must not be '.' or '..'"
            })
    void refusesWhatTheOperationDoesNotTake(String parameters, String reason) {
        ObjectNode given = object(parameters);
        if (!given.has("path")) {
            given.putObject("path").put("id", "1");
        }

        assertThatThrownBy(() -> builder(spec("GET", "/x/{id}", null, path("id")), Map.of())
                        .build(given, CALL))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\r\nX: y"})
    void refusesLineBreaksInHeadersAndCookies(String value) {
        ObjectNode inHeader = JsonNodeFactory.instance.objectNode();
        inHeader.putObject("header").put("X-A", value);
        ObjectNode inCookie = JsonNodeFactory.instance.objectNode();
        inCookie.putObject("cookie").put("a", value);
        RequestBuilder builder = builder(spec("GET", "/x", null, header("X-A"), cookie("a")), Map.of());

        assertThatThrownBy(() -> builder.build(inHeader, CALL))
                .hasMessage("header parameter 'X-A' must not hold CR, LF or NUL");
        assertThatThrownBy(() -> builder.build(inCookie, CALL))
                .hasMessage("cookie parameter 'a' must not hold CR, LF or NUL");
    }

    @Test
    void refusesAHeaderValueThatIsNotAscii() {
        assertThatThrownBy(() -> build(spec("GET", "/x", null, header("X-A")), "{'header':{'X-A':'é'}}"))
                .hasMessageContaining("visible ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Authorization", "Cookie"})
    void refusesHeadersThatSteerTheRequest(String name) {
        OperationSpec spec = spec("GET", "/x", null, header(name));
        CallContext byCall = new CallContext(Duration.ofSeconds(5), Credentials.NONE, Map.of(name, "v"), null, null);

        assertThatThrownBy(() -> build(spec, "{'header':{'" + name + "':'v'}}"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("header parameter '" + name + "'");
        assertThatThrownBy(() -> builder(spec, Map.of()).build(object("{}"), byCall))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void theSourceMayAllowACredentialHeaderButNotTheClientsOwn() {
        OperationSpec spec =
                spec("GET", "/x", null, header("Authorization"), header("Host"), header("Cookie"), cookie("b"));
        RequestBuilder allowing = builder(spec, Map.of(), "authorization", "host", "cookie");

        HttpRequest request =
                allowing.build(object("{'header':{'Authorization':'v','Cookie':'a=1'},'cookie':{'b':2}}"), CALL);

        assertThat(headers(request)).containsEntry("authorization", "v").containsEntry("cookie", "a=1; b=2");
        assertThatThrownBy(() -> allowing.build(object("{'header':{'Host':'h'}}"), CALL))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void acceptAndContentTypeAreChosenByTheCallThenAParameterThenTheSource() {
        RequestBody body = new RequestBody(
                true,
                Map.of(
                        "application/json",
                        JSON.content().values().iterator().next(),
                        "text/csv",
                        new MediaType(json("{}"), Map.of())));
        RequestBuilder builder = builder(
                spec("POST", "/x", body, header("Accept"), header("Content-Type")),
                Map.of("Accept", "text/a", "content-type", "text/csv"));
        ObjectNode plain = object("{'body':'x'}");
        ObjectNode byParameter = object("{'body':'x','header':{'Accept':'text/b','Content-Type':'application/json'}}");
        CallContext byCall = new CallContext(Duration.ofSeconds(5), Credentials.NONE, Map.of(), "text/csv", "text/c");

        assertThat(headers(builder.build(plain, CALL)))
                .containsEntry("accept", "text/a")
                .containsEntry("content-type", "text/csv; charset=utf-8");
        assertThat(headers(builder.build(byParameter, CALL)))
                .containsEntry("accept", "text/b")
                .containsEntry("content-type", "application/json");
        assertThat(headers(builder.build(byParameter, byCall)))
                .containsEntry("accept", "text/c")
                .containsEntry("content-type", "text/csv; charset=utf-8");
    }

    @Test
    void configuredHeadersTravelAsCredentialsAndGiveWay() {
        Credentials own = new Credentials(Map.of("authorization", "call's"), Map.of("k", "v"), Map.of("s", "1"));
        CallContext context = new CallContext(Duration.ofSeconds(5), own, Map.of("x-call", "1"), null, null);
        RequestBuilder builder = builder(
                spec("GET", "/x", null, header("X-Version")),
                Map.of(
                        "X-Key",
                        "${KEY}",
                        "X-Version",
                        "1",
                        "Authorization",
                        "config's",
                        "Cookie",
                        "c=2; d=3",
                        "User-Agent",
                        "me"));

        HttpRequest request = builder.build(object("{'header':{'X-Version':'2'}}"), context);

        assertThat(headers(request)).containsEntry("x-version", "2").containsEntry("x-call", "1");
        assertThat(request.credentials().headers())
                .isEqualTo(Map.of("authorization", "call's", "X-Key", "resolved", "User-Agent", "me"));
        assertThat(request.credentials().cookies()).isEqualTo(Map.of("s", "1", "c", "2", "d", "3"));
        assertThat(request.toString()).doesNotContain("resolved", "config's");
    }

    @Test
    void acceptIsNeverEverythingAlone() {
        assertThat(AcceptHeader.of(List.of())).isEqualTo("application/json, */*;q=0.8");
        assertThat(AcceptHeader.of(List.of("*/*"))).isEqualTo("application/json, */*;q=0.8");
        assertThat(AcceptHeader.of(List.of("image/png", "image/png", "x\r\ny/z")))
                .isEqualTo("image/png");
        assertThat(AcceptHeader.of(List.of("application/problem+json", "application/json; charset=utf-8")))
                .isEqualTo("application/problem+json, application/json");
    }

    @Test
    void sendsAnyMethodThatIsAToken() {
        assertThat(build(spec("PURGE", "/x", null), "{}").method()).isEqualTo("PURGE");
        assertThatIllegalArgumentException().isThrownBy(() -> build(spec("GET /evil", "/x", null), "{}"));
    }

    @Property(tries = 2000)
    void anyQueryValueDecodesToItselfOrIsRefused(@ForAll String name, @ForAll String value) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        given.putObject("query").put(name, value);
        HttpRequest request;
        try {
            request = builder(spec("GET", "/x", null, query(name), query(name + "2")), Map.of())
                    .build(given, CALL);
        } catch (InvalidParameterException | IllegalArgumentException e) {
            return;
        }

        assertThat(request.uri().getRawPath()).isEqualTo("/v1/x");
        assertThat(request.uri().getRawFragment()).isNull();
        String[] pair = request.uri().getRawQuery().split("=", -1);
        assertThat(pair).hasSize(2);
        assertThat(URLDecoder.decode(pair[0], StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @Test
    void expressionsInArgumentsStayText() {
        HttpRequest request = build(spec("GET", "/x", null, query("q")), "{'query':{'q':'${KEY} {{env:HOME}}'}}");

        assertThat(request.uri().getQuery()).isEqualTo("q=${KEY} {{env:HOME}}");
    }
}
