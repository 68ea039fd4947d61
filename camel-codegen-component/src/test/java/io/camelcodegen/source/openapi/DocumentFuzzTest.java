package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Real documents, damaged in any way: each is read or refused, and so is every operation of it. The build runs the seeds
 * and some random damage; {@code JAZZER_FUZZ=1} looks for more.
 */
class DocumentFuzzTest {

    private static final List<String> DOCUMENTS = List.of(
            "3.0/json/petstore.json", "3.1/json/webhooks.json", "2.0/json/petstore.json", "3.0/yaml/circular.yaml");

    private static final List<String> DAMAGE = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "-1",
            "1e999999999",
            "\"$ref\":\"#/paths\",",
            "\\u0000",
            "\0",
            "\"$ref\":\"#\",",
            "\n",
            "&a [*a]",
            "\"\\uD800\"",
            "true",
            "{{",
            "${HOME}",
            "!!java.util.Date");

    private static SourceFixture fixture;
    private static Path file;

    @BeforeAll
    @BeforeContainer
    static void open() throws IOException {
        fixture = new SourceFixture();
        file = Files.createTempFile("damaged", "");
    }

    @AfterAll
    @AfterContainer
    static void close() throws IOException {
        fixture.close();
        Files.delete(file);
    }

    @FuzzTest(maxDuration = "3m")
    void anyTextIsReadOrRefused(byte[] data) throws IOException {
        readOrRefuse(data);
    }

    @FuzzTest(maxDuration = "3m")
    void realDocumentWithAnyPieceReplacedIsReadOrRefused(FuzzedDataProvider data) throws IOException {
        byte[] document = document(data.consumeInt(0, DOCUMENTS.size() - 1));
        int from = data.consumeInt(0, document.length);
        int to = data.consumeInt(from, Math.min(document.length, from + 40));
        readOrRefuse(replaced(document, from, to, data.consumeRemainingAsBytes()));
    }

    @Property(tries = 300)
    void realDocumentWithRandomDamageIsReadOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] document = document(random.nextInt(DOCUMENTS.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(document.length);
            int to = Math.min(document.length, from + random.nextInt(30));
            int piece = random.nextInt(document.length);
            byte[] other = random.nextInt(3) == 0
                    ? DAMAGE.get(random.nextInt(DAMAGE.size())).getBytes(StandardCharsets.UTF_8)
                    : Arrays.copyOfRange(document, piece, Math.min(document.length, piece + random.nextInt(60)));
            document = replaced(document, from, to, other);
        }

        readOrRefuse(document);
    }

    private static byte[] document(int number) throws IOException {
        return Files.readAllBytes(NodePackages.file("@readme/oas-examples/" + DOCUMENTS.get(number)));
    }

    private static byte[] replaced(byte[] document, int from, int to, byte[] piece) {
        byte[] result = new byte[document.length - (to - from) + piece.length];
        System.arraycopy(document, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(document, to, result, from + piece.length, document.length - to);
        return result;
    }

    private static void readOrRefuse(byte[] document) throws IOException {
        Files.write(file, document);
        try (ToolSource source = fixture.open(SourceConfig.openapi("api", file.toString())
                .baseUrl("https://api.example")
                .build())) {
            List<Tool> tools = source.discover().join();
            assertThat(tools).extracting(Tool::name).doesNotHaveDuplicates();
            for (Tool tool : tools) {
                schemas(tool);
            }
        } catch (CompletionException e) {
            refused(CodegenErrors.wrap(e));
        }
    }

    private static void schemas(Tool tool) {
        try {
            assertThat(tool.schemas().input().path("type").textValue()).isEqualTo("object");
        } catch (CodegenException e) {
            refused(e);
        }
    }

    private static void refused(CodegenException error) {
        if (error.getCode() != ErrorCode.DISCOVERY_FAILED) {
            throw error;
        }
        assertThat(error.isRetryable()).isFalse();
        assertThat(error.getMessage()).hasSizeLessThan(2_000);
    }
}
