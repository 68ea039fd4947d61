package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.ToolSourceContract;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** With GitHub's document, against a local server. */
class OpenApiSourceContractTest extends ToolSourceContract {

    private final SourceFixture fixture = new SourceFixture();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body("{\"path\":\"" + request.getUrl().encodedPath() + "\"}")
                        .build();
            }
        });
        server.start();
    }

    @Override
    protected ToolSource source() {
        return fixture.open(
                SourceConfig.openapi("contract", NodePackages.githubDocument().toString())
                        .baseUrl(server.url("/").toString())
                        .build());
    }

    @Override
    protected Working working() {
        return new Working(
                "repos/get",
                JsonNodeFactory.instance.objectNode().put("owner", "apache").put("repo", "camel"),
                Map.of("path", "/repos/apache/camel"));
    }

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }
}
