package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.output.GeneratedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document with every construct: what is generated of it, and what its classes send and read. */
class ShopTest {

    private static final Path RESOURCES = Path.of("src/test/resources/java");
    private static final Path GOLDEN = RESOURCES.resolve("golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static MockWebServer server;
    private static Generation shop;
    private static Compilation compiled;

    @BeforeAll
    static void generate() throws IOException {
        server = new MockWebServer();
        server.start();
        String config = JSON.writeValueAsString(Map.of(
                "sources",
                Map.of("openapi", Map.of("shop", Map.of(
                        "spec", RESOURCES.resolve("shop.json").toAbsolutePath().toString(),
                        "baseUrl", server.url("/").toString())))));
        shop = Generation.of(folder, config, true);
        compiled = shop.compileWith(Files.readString(RESOURCES.resolve("demo/ShopUser.java")));
    }

    @AfterAll
    static void stop() throws IOException {
        shop.close();
        server.close();
    }

    /** With {@code UPDATE_GOLDEN} in the environment, the files are written instead. */
    @Test
    void generatesTheseFiles() throws IOException {
        Map<String, String> generated = shop.files().stream()
                .collect(Collectors.toMap(
                        file -> file.path().substring("java/".length()), GeneratedFile::content, (a, b) -> a, TreeMap::new));
        if (System.getenv("UPDATE_GOLDEN") != null) {
            for (Map.Entry<String, String> file : generated.entrySet()) {
                Path path = GOLDEN.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }

        Map<String, String> golden = new TreeMap<>();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                golden.put(GOLDEN.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        assertThat(generated.keySet()).isEqualTo(golden.keySet());
        assertThat(generated).allSatisfy((path, content) -> assertThat(content).isEqualTo(golden.get(path)));
    }

    @Test
    void givesEachFileOnceAndEndsToolsWithAZone() {
        assertThat(shop.files()).extracting(GeneratedFile::path).doesNotHaveDuplicates();
        assertThat(shop.files())
                .filteredOn(file -> file.path().endsWith("ListOrders.java"))
                .singleElement()
                .satisfies(file -> assertThat(file.content())
                        .endsWith("    // begin user code: what stands here is kept\n    // end user code\n}\n"));
    }

    @Test
    void sendsParametersWhereTheyBelong() throws Throwable {
        server.enqueue(json("[]"));

        assertThat(call("list")).isEqualTo(List.of());

        RecordedRequest request = taken();
        assertThat(request.getTarget()).isEqualTo("/orders?state=in%20transit&created-after=2026-01-31&per_page=5");
        assertThat(request.getHeaders().get("X-Trace")).isEqualTo("123e4567-e89b-12d3-a456-426614174000");
    }

    @Test
    void sendsEveryTypeOfValue() throws Throwable {
        server.enqueue(json("{\"id\":1,\"state\":\"open\"}"));

        call("create");

        assertThat(JSON.readTree(body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"items":[{"sku":"ABC","count":2}],"customer":"123e4567-e89b-12d3-a456-426614174000",
                                "voucher":null,"payment":{"kind":"card","number":"4111"},
                                "deliver_by":"2026-01-31T12:00:00+01:00","patience":"PT1H30M",
                                "callback":"https://example.com/done?x=1","signature":"AQID",
                                "labels":{"colour":"red"},"note":null}
                                """));
    }

    @Test
    void losesNoDigit() throws Throwable {
        server.enqueue(json("{\"id\":9007199254740993,\"state\":\"open\",\"total\":0.12345678901234567890}"));

        Object order = call("price");

        assertThat(body()).contains("\"price\":0.12345678901234567890");
        assertThat(read(order, "total")).isEqualTo(new BigDecimal("0.12345678901234567890"));
        assertThat(read(order, "id")).isEqualTo(9007199254740993L);
    }

    @Test
    void leavesOutWhatIsNotSetAndSendsTheNullThatIs() throws Throwable {
        server.enqueue(json("{\"id\":7,\"state\":\"open\"}"));

        call("update");

        RecordedRequest request = taken();
        assertThat(request.getTarget()).isEqualTo("/orders/7");
        assertThat(JSON.readTree(text(request))).isEqualTo(JSON.readTree("{\"note\":null,\"tags\":[],\"x-y\":\"z\"}"));
    }

    @Test
    void readsWhatTheServerAddedInTime() throws Throwable {
        server.enqueue(
                json(
                        """
                        {"id":1,"state":"teleported","priority":"highest","new":{"a":1},
                        "payment":{"kind":"crypto","coin":"x"},
                        "items":[null,{"sku":"A","count":1,"parts":[{"sku":"B","count":2}]}],
                        "created_at":"2026-01-31T12:00:00+02:00","meta":[1,null]}
                        """));

        Object order = call("create");
        taken();

        assertThat(read(order, "state")).hasToString("UNRECOGNIZED");
        assertThat(read(order, "priority")).hasToString("UNRECOGNIZED");
        assertThat(user("describe", read(order, "payment"))).isEqualTo("unknown {kind=\"crypto\", coin=\"x\"}");
        assertThat(read(order, "createdAt")).hasToString("2026-01-31T12:00+02:00");
        assertThat(read(order, "items").toString()).startsWith("[null, Item[sku=A, count=1");
        assertThat(read(order, "total")).isNull();
        assertThat(read(order, "meta")).hasToString("[1,null]");
    }

    @Test
    void readsAVariantOfAUnion() throws Throwable {
        server.enqueue(json("{\"id\":1,\"state\":\"closed\",\"payment\":{\"kind\":\"card\",\"number\":\"42\"}}"));

        Object order = call("create");
        taken();

        assertThat(user("describe", read(order, "payment"))).isEqualTo("card 42");
    }

    @Test
    void keepsFurtherMembersOfAResult() throws Throwable {
        server.enqueue(json("{\"events\":[{\"at\":\"2026-01-31T12:00:00Z\",\"name\":\"a\",\"who\":{\"id\":5}}]}"));

        assertThat(call("events")).hasToString("{who={\"id\":5}}");
        taken();
    }

    @Test
    void aConstantThatStandsForUnknownValuesIsNotSent() {
        assertThatThrownBy(() -> call("sendUnrecognized"))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS))
                .hasMessageContaining("state");
    }

    @Test
    void callsWithoutResult() throws Throwable {
        server.enqueue(new MockResponse.Builder().code(204).build());

        assertThat(call("delete")).isNull();

        assertThat(taken().getMethod()).isEqualTo("DELETE");
    }

    @Test
    void sendsAFileAsItIs() throws Throwable {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body("stored")
                .build());
        Path photo = Files.writeString(folder.resolve("photo.txt"), "content of the file");

        assertThat(shop.call(compiled, "demo.ShopUser", "photo", photo)).isEqualTo("stored");

        assertThat(body()).contains("content of the file", "photo.txt", "Front");
    }

    @Test
    void takesAndGivesAnyJson() throws Throwable {
        server.enqueue(json("{\"a\":[1,2.5]}"));

        assertThat(call("send")).hasToString("{\"a\":[1,2.5]}");
        assertThat(body()).isEqualTo("\"anything\"");
    }

    @Test
    void equalInputGivesEqualFiles() {
        List<GeneratedFile> again = new ArrayList<>();

        assertThat(new JavaWriter("com.acme", true).write(shop.tools(), again::add)).isEmpty();

        assertThat(again).isEqualTo(shop.files());
    }

    private static Object call(String method) throws Throwable {
        return shop.call(compiled, "demo.ShopUser", method);
    }

    private static Object user(String method, Object argument) throws ReflectiveOperationException {
        return compiled.type("demo.ShopUser")
                .getMethod(method, compiled.type("com.acme.shop.model.Payment"))
                .invoke(null, argument);
    }

    private static Object read(Object value, String component) throws ReflectiveOperationException {
        return value.getClass().getMethod(component).invoke(value);
    }

    private static String body() throws InterruptedException {
        return text(taken());
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().string(StandardCharsets.UTF_8);
    }

    private static RecordedRequest taken() throws InterruptedException {
        return server.takeRequest(30, TimeUnit.SECONDS);
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
