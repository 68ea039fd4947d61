package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answer;
import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch against a server: lines in, lines out. */
class BatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private ShopApplication application;

    @BeforeEach
    void prepare() throws Exception {
        application = new ShopApplication(directory);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void writesALineForEachResultAndEachFailure() throws Exception {
        application.shop.setDispatcher(byPath(Map.of(
                "/orders/7", answer(200, "{\"id\":7}"),
                "/orders/8", answer(404, "{}"),
                "/orders/12345678901234567890", answer(200, "{\"total\":1.230000000000000000000000001}"))));
        start(
                "file:" + directory.resolve("in"),
                "file:" + directory.resolve("out") + "?fileName=results.ndjson" + "&fileExist=Append&appendChars=%0A",
                "file:" + directory.resolve("out") + "?fileName=failures.ndjson&fileExist=Append&appendChars=%0A");

        drop("""
                {"id": 7}
                {"id": 8}

                {"id": \r
                {"id": "nine", "note": "\u00e9"}
                {"id": 12345678901234567890}""", 5);

        assertThat(lines("results.ndjson"))
                .containsOnly(
                        Map.entry(1, JSON.readTree("{\"line\":1,\"result\":{\"id\":7}}")),
                        Map.entry(
                                6, JSON.readTree("{\"line\":6,\"result\":{\"total\":1.230000000000000000000000001}}")));
        assertThat(Files.readString(directory.resolve("out/results.ndjson"))).contains("1.230000000000000000000000001");
        Map<Integer, JsonNode> failures = lines("failures.ndjson");
        assertThat(failures).containsOnlyKeys(2, 4, 5);
        assertThat(failures.get(2).at("/input")).isEqualTo(JSON.readTree("{\"id\":8}"));
        assertThat(failures.get(2).at("/error/code").asText()).isEqualTo("HTTP_ERROR_4XX");
        assertThat(failures.get(4).at("/input").asText()).isEqualTo("{\"id\": ");
        assertThat(failures.get(4).at("/error/code").asText()).isEqualTo("INVALID_PARAMS");
        assertThat(failures.get(5).at("/input/note").asText()).isEqualTo("\u00e9");
        assertThat(failures.get(5).at("/error/context/violations/0/pointer").asText())
                .isEqualTo("/path/id");
    }

    @Test
    void callsInParallelButNoMoreThanAllowed() throws Exception {
        CountDownLatch atOnce = new CountDownLatch(4);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        application.shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                atOnce.countDown();
                boolean together = atOnce.await(30, TimeUnit.SECONDS);
                underWay.decrementAndGet();
                return answer(together ? 200 : 500, "{}");
            }
        });
        start("direct:batch", "mock:results", "mock:failures");

        send(numbered(200));

        assertThat(application.received("mock:results", 200).getExchanges()).hasSize(200);
        assertThat(most).hasValue(4);
        assertThat(application.mock("mock:failures").getExchanges()).isEmpty();
    }

    @Test
    void readsOnlyAsFarAsCallsHaveCome() throws Exception {
        int lines = 400;
        int length = 1_024;
        AtomicLong read = new AtomicLong();
        AtomicLong called = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        application.shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ahead.accumulateAndGet(read.get() - called.incrementAndGet() * length, Math::max);
                return answer(200, "{}");
            }
        });
        start("direct:batch", "mock:results?retainLast=1", "mock:failures");

        application.main.getCamelTemplate().sendBody("direct:batch", new Counted(lines, length, read));

        assertThat(application.mock("mock:results?retainLast=1").getReceivedCounter())
                .isEqualTo(lines);
        assertThat(ahead.get()).isLessThan(150L * length);
    }

    @Test
    void aLineThatIsTooLongIsAFailure() throws Exception {
        application.shop.setDispatcher(answering(200));
        start("direct:batch", "mock:results", "mock:failures");

        send("{\"id\": 1}\n{\"id\": 2" + " ".repeat(500_000) + "}\n{\"id\": 3}\n");

        assertThat(application.received("mock:results", 2).getExchanges())
                .extracting(result -> result.getMessage().getHeader("codegenLine"))
                .containsExactlyInAnyOrder(1L, 3L);
        JsonNode failure =
                json(application.received("mock:failures", 1).getExchanges().get(0));
        assertThat(failure.at("/line").asInt()).isEqualTo(2);
        assertThat(failure.at("/input").asText()).startsWith("{\"id\": 2 ").hasSize(1001);
        assertThat(failure.at("/error/message").asText()).contains("longer than 10000 bytes");
    }

    @Test
    void textThatIsNoUtf8IsAFailure() throws Exception {
        application.shop.setDispatcher(answering(200));
        start("direct:batch", "mock:results", "mock:failures");

        application
                .main
                .getCamelTemplate()
                .sendBody(
                        "direct:batch",
                        new ByteArrayInputStream(
                                "{\"id\": 1, \"x\": \"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1)));

        JsonNode failure =
                json(application.received("mock:failures", 1).getExchanges().get(0));
        assertThat(failure.at("/error/code").asText()).isEqualTo("INVALID_PARAMS");
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws Exception {
        application.shop.setDispatcher(answering(200));
        start("direct:batch", "mock:results", "mock:failures");

        send("\uFEFF{\"id\": 7}\r\n");

        assertThat(json(application.received("mock:results", 1).getExchanges().get(0)))
                .isEqualTo(JSON.readTree("{\"line\":1,\"result\":{\"id\":7}}"));
    }

    @Test
    void aResultThatTheSinkDoesNotTakeIsNotLost() throws Exception {
        application.shop.setDispatcher(answering(200));
        application.main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:full").throwException(new IOException("disk full"));
            }
        });
        start("direct:batch", "direct:full", "mock:failures");

        send("{\"id\": 7}\n");

        JsonNode failure =
                json(application.received("mock:failures", 1).getExchanges().get(0));
        assertThat(failure.at("/result")).isEqualTo(JSON.readTree("{\"id\":7}"));
        assertThat(failure.at("/error/message").asText()).contains("disk full");
    }

    @Test
    void anEmptyFileIsDoneAtOnce() throws Exception {
        start("direct:batch", "mock:results", "mock:failures");

        send("\n\n");

        assertThat(application.shop.getRequestCount()).isZero();
        assertThat(application.mock("mock:failures").getExchanges()).isEmpty();
    }

    private void start(String from, String sink, String failures) throws Exception {
        application.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-batch
                    parameters:
                      - { name: from, value: "%s" }
                      - { name: tool, value: "shop__get_order?retry=NONE" }
                      - { name: parallel, value: 4 }
                      - { name: maxLine, value: 10000 }
                      - { name: sink, value: "%s" }
                      - { name: failures, value: "%s" }
                """.formatted(from, sink, failures));
    }

    private void send(String text) throws Exception {
        application
                .main
                .getCamelTemplate()
                .sendBody("direct:batch", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts a file into the batch's directory, and waits until its lines and the file itself are done. */
    private void drop(String text, int lines) throws IOException {
        NotifyBuilder done = new NotifyBuilder(application.main.getCamelContext())
                .from("file:*")
                .whenDone(lines + 1)
                .create();
        Path written = Files.writeString(directory.resolve("orders.ndjson"), text);
        Files.move(written, directory.resolve("in/orders.ndjson"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(done.matches(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String numbered(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(id -> "{\"id\": " + id + "}\n")
                .collect(Collectors.joining());
    }

    private Map<Integer, JsonNode> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("out").resolve(file));
        return lines.stream()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(line, e);
                    }
                })
                .collect(Collectors.toMap(line -> line.at("/line").asInt(), line -> line));
    }

    private static JsonNode json(Exchange exchange) throws IOException {
        return JSON.readTree(exchange.getMessage().getBody(String.class));
    }

    private static Dispatcher byPath(Map<String, MockResponse> answers) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.get(request.getTarget());
            }
        };
    }

    /** Lines of one length that are made as they are read. */
    private static final class Counted extends InputStream {
        private final long end;
        private final int length;
        private final AtomicLong read;

        Counted(int lines, int length, AtomicLong read) {
            this.end = (long) lines * length;
            this.length = length;
            this.read = read;
        }

        @Override
        public int read() {
            long position = read.get();
            if (position == end) {
                return -1;
            }
            read.incrementAndGet();
            int column = (int) (position % length);
            String line = "{\"id\": 7}";
            return column < line.length() ? line.charAt(column) : column == length - 1 ? '\n' : ' ';
        }
    }
}
