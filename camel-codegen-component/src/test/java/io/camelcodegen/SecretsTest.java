package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.RawCallResult;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Plants secrets wherever a configuration may hold one, has calls succeed and fail, also with servers that repeat what
 * they were sent, and looks for the secrets in all that comes out: logs at TRACE, errors, events, JMX, texts of objects.
 */
class SecretsTest {

    private static final String SECRET = "s3cret";
    private static final List<String> FORMS = List.of(
            SECRET,
            Base64.getEncoder().encodeToString("user:s3cret-basic".getBytes(StandardCharsets.UTF_8)),
            Base64.getEncoder()
                    .encodeToString("s3cret".getBytes(StandardCharsets.UTF_8))
                    .substring(0, 7));

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Notes", "version": "1"}, "paths": {
              "/notes/{status}": {"get": {"operationId": "get",
                "parameters": [{"name": "status", "in": "path", "required": true, "schema": {"type": "integer"}}],
                "responses": {"200": {"description": "them"}}}}}}
            """;

    @TempDir
    Path directory;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            seen.add("log " + event.getLoggerName() + ": " + event.getFormattedMessage() + thrown
                    + event.getMDCPropertyMap());
        }
    };
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private HttpServer server;
    private Level level;

    @BeforeEach
    void start() throws IOException {
        level = root.getLevel();
        log.setContext(root.getLoggerContext());
        log.start();
        root.iteratorForAppenders().forEachRemaining(appender -> appender.stop());
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SecretsTest::repeatWhatWasSent);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        server.stop(0);
        root.setLevel(level);
        root.detachAppender(log);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.start());
    }

    /** With the status that the path ends with. */
    private static void repeatWhatWasSent(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String said = "you sent " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().entrySet();
        int status = path.matches(".*/\\d{3}") ? Integer.parseInt(path.substring(path.length() - 3)) : 401;
        byte[] answer = status == 200 ? "done".getBytes(StandardCharsets.UTF_8) : said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private SourceConfig rest(String name, int port, Auth auth) throws IOException {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        return SourceConfig.openapi(name, document.toString())
                .baseUrl("http://127.0.0.1:" + port)
                .auth(auth)
                .header("X-Configured", "s3cret-header")
                .retry(RetryPolicy.NONE)
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void nothingThatComesOutShowsASecret() throws Exception {
        int port = server.getAddress().getPort();
        String url = "http://127.0.0.1:" + port;
        String script = Path.of("src/test/resources/mcp/fault-server.js")
                .toAbsolutePath()
                .toString();
        List<SourceConfig> configs = List.of(
                rest("bearer", port, Auth.bearer("s3cret-bearer")),
                rest("basic", port, Auth.basic("user", "s3cret-basic")),
                rest("query", port, Auth.apiKey("key", Auth.Location.QUERY, "s3cret-query")),
                rest("cookie", port, Auth.apiKey("key", Auth.Location.COOKIE, "s3cret-cookie")),
                rest("down", freePort(), Auth.apiKey("key", Auth.Location.QUERY, "s3cret-down")),
                SourceConfig.mcpHttp("refusing", url + "/mcp?key=s3cret-url")
                        .auth(Auth.bearer("s3cret-mcp"))
                        .header("X-Configured", "s3cret-header")
                        .build(),
                SourceConfig.mcpStdio("process", "node", script, "dies-in-call", "s3cret-argument")
                        .property("env", Map.of("API_TOKEN", "s3cret-environment"))
                        .retry(RetryPolicy.NONE)
                        .build(),
                SourceConfig.mcpStdio("repeating", "node", script, "repeats-secret")
                        .property("env", Map.of("API_TOKEN", "s3cret-environment"))
                        .build());
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                seen.add("event " + event);
            }
        });
        camel.getComponent("codegen", CodegenComponent.class).setIndexDirectory("none");
        for (SourceConfig config : configs) {
            camel.getRegistry().bind(config.name() + "-config", config);
            seen.add("config " + config + " " + config.auth());
        }
        camel.start();

        for (String source : List.of("bearer", "basic", "query", "cookie", "down")) {
            for (int status : List.of(200, 401, 404, 429, 500)) {
                call(source + "__get", Map.of("status", status));
            }
        }
        call("refusing__do", Map.of());
        call("process__do", Map.of());
        call("repeating__do", Map.of());
        camel.getEndpoints().stream()
                .map(Endpoint::toString)
                .map("endpoint "::concat)
                .forEach(seen::add);
        readJmx();
        camel.close();

        assertThat(seen).hasSizeGreaterThan(100); // else nothing was looked at
        assertThat(seen).anyMatch(text -> text.startsWith("log io.camelcodegen"));
        assertThat(seen).anyMatch(text -> text.startsWith("jmx"));
        assertThat(seen).anyMatch(text -> text.startsWith("error") && text.contains("you sent"));
        assertThat(seen.stream().filter(text -> FORMS.stream().anyMatch(text::contains)))
                .isEmpty();
    }

    /** As a route, as Java code and raw. */
    private void call(String tool, Map<String, Object> parameters) {
        var exchange = camel.createProducerTemplate()
                .request("codegen:" + tool + "?lazyStartProducer=true", e -> e.getIn()
                        .setBody(parameters));
        tell(exchange.getException());
        seen.add("exchange " + exchange + exchange.getMessage().getHeaders());
        try {
            Codegen.of(camel).call(tool, parameters);
        } catch (CodegenException e) {
            tell(e);
        }
        RawCallResult raw = Codegen.of(camel).callRaw(tool, parameters);
        seen.add("raw " + raw.success() + raw.error());
    }

    private void tell(Exception failure) {
        if (failure != null) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            seen.add("error " + trace);
            if (failure instanceof CodegenException known) {
                seen.add("error " + known.toJson() + known.getContext());
            }
        }
    }

    private void readJmx() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            seen.add("jmx " + name);
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                try {
                    seen.add("jmx " + name + " " + attribute.getName() + " "
                            + beans.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException e) {
                    seen.add("jmx " + name + " " + attribute.getName() + " " + e);
                }
            }
        }
    }
}
