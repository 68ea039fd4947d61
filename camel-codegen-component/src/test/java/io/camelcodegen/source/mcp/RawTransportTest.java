package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class RawTransportTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RawTransport.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void restore() {
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(log);
    }

    @Test
    void whatIsNotWantedIsLoggedOnALineAndShort() {
        String hostile = "x\nINFO forged\u001b[2J" + "y".repeat(100_000);
        Delivering server = new Delivering();
        new RawTransport(server).connect(messages -> messages).block();

        server.deliver(new JSONRPCNotification(hostile));
        server.deliver(JSONRPCResponse.result(hostile, "late"));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("x?INFO forged?[2J")
                        .hasSizeLessThan(100)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    /** A transport whose server sends what the test says. */
    private static final class Delivering implements McpClientTransport {
        private Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler = messages -> messages;

        void deliver(JSONRPCMessage message) {
            handler.apply(Mono.just(message)).block();
        }

        @Override
        public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> session) {
            handler = session;
            return Mono.empty();
        }

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.empty();
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
