package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    @Test
    void readsLinesWithAnyEndAndTheLastWithoutOne() throws IOException {
        assertThat(lines("a\r\nb\n\nc", 100)).containsExactly("a", "b", "", "c");
    }

    @Test
    void aLineOfExactlyTheBoundPasses() throws IOException {
        assertThat(lines("12345\n123456\n7", 5)).containsExactly("12345", "too long: 123456", "7");
    }

    @Test
    void keepsTheEdgesOfALineThatIsTooLong() throws IOException {
        String head = "{\"id\":\"first\",";
        String tail = ",\"id\":\"last\"}";

        List<String> lines = lines(head + "x".repeat(1_000_000) + tail + "\nnext\n", 500_000);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("too long: " + head).endsWith(tail).hasSizeLessThan(10_000);
        assertThat(lines.get(1)).isEqualTo("next");
    }

    @Property(tries = 200)
    void givesEveryLineWholeHoweverItComesInPieces(
            @ForAll @Size(max = 20) List<@IntRange(max = 200_000) Integer> lengths, @ForAll @IntRange(min = 1) int seed)
            throws IOException {
        List<String> expected =
                lengths.stream().map(length -> "y".repeat(length)).toList();
        byte[] all = String.join("\n", expected).getBytes(StandardCharsets.UTF_8);
        InputStream pieces = new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + seed % 70_000));
            }
        };

        List<String> read = read(new BoundedLines(pieces, 200_000));

        if (!expected.isEmpty() && expected.get(expected.size() - 1).isEmpty()) {
            expected = expected.subList(0, expected.size() - 1);
        }
        assertThat(read).isEqualTo(expected);
    }

    private static List<String> lines(String text, long maxBytes) throws IOException {
        return read(new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxBytes));
    }

    private static List<String> read(BoundedLines reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (BoundedLines.Line line = reader.next(); line != null; line = reader.next()) {
            lines.add((line.tooLong() ? "too long: " : "")
                    + new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8));
        }
        return lines;
    }
}
