package io.camelcodegen.source.openapi;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inner layout of an index: counts, ranges and strings, one after another. Strings that are Latin-1, nearly all,
 * are kept as such: the JVM then copies them without decoding.
 */
final class IndexFormat {

    /** Raised whenever the layout changes, or what the scanner finds in the same document. */
    static final int VERSION = 1;

    private static final int NONE = -1;

    private IndexFormat() {}

    /** @param content what was fetched; the document's JSON is kept only where it is not the same bytes */
    static byte[] write(IndexedDocument document, byte[] content, int reserved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        bytes.write(new byte[reserved], 0, reserved);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeJson(out, document.text().bytes(), content);
            DocumentMap map = document.map();
            writeString(out, map.version());
            out.writeInt(map.operations().size());
            for (int i = 0; i < map.operations().size(); i++) {
                writeString(out, document.names().get(i));
                writeOperation(out, map.operations().get(i));
            }
            out.writeInt(map.parts().size());
            for (Map.Entry<String, Map<String, Range>> holder : map.parts().entrySet()) {
                writeString(out, holder.getKey());
                out.writeInt(holder.getValue().size());
                for (Map.Entry<String, Range> part : holder.getValue().entrySet()) {
                    writeString(out, part.getKey());
                    writeRange(out, part.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes everything
        }
        return bytes.toByteArray();
    }

    private static void writeJson(DataOutputStream out, byte[] json, byte[] content) throws IOException {
        if (json == content) {
            out.writeInt(NONE);
        } else {
            out.writeInt(json.length);
            out.write(json);
        }
    }

    private static void writeOperation(DataOutputStream out, Operation operation) throws IOException {
        writeString(out, operation.method());
        writeString(out, operation.path());
        out.writeBoolean(operation.operationId() != null);
        writeString(out, operation.operationId() == null ? "" : operation.operationId());
        writeString(out, operation.description());
        out.writeInt(operation.tags().size());
        for (String tag : operation.tags()) {
            writeString(out, tag);
        }
        out.writeBoolean(operation.deprecated());
        writeRange(out, operation.place());
        writeRange(out, operation.pathItem());
    }

    private static void writeRange(DataOutputStream out, Range range) throws IOException {
        out.writeInt(range.start());
        out.writeInt(range.end());
    }

    /** The length, negative for UTF-8, and the bytes. */
    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (new String(latin, StandardCharsets.ISO_8859_1).equals(text)) {
            out.writeInt(latin.length);
            out.write(latin);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(-utf8.length);
            out.write(utf8);
        }
    }

    /** @throws RuntimeException of any kind where the bytes are no index: whoever calls takes it for none */
    static IndexedDocument read(ByteBuffer in, byte[] content) {
        byte[] json = readJson(in, content);
        String version = readString(in);
        int count = readCount(in);
        List<String> names = new ArrayList<>(count);
        List<Operation> operations = new ArrayList<>(count);
        Map<String, String> shared = new LinkedHashMap<>(); // methods and tags, of which there are few
        for (int i = 0; i < count; i++) {
            names.add(readString(in));
            operations.add(readOperation(in, json.length, shared));
        }
        int holders = readCount(in);
        Map<String, Map<String, Range>> parts = new LinkedHashMap<>();
        for (int i = 0; i < holders; i++) {
            String holder = readString(in);
            int size = readCount(in);
            Map<String, Range> named = new LinkedHashMap<>(size * 4 / 3 + 1);
            for (int j = 0; j < size; j++) {
                named.put(readString(in), readRange(in, json.length));
            }
            parts.put(holder, named);
        }
        if (in.hasRemaining()) {
            throw new IllegalStateException("bytes are left over");
        }
        DocumentMap map = new DocumentMap(version, operations, parts, List.of());
        return new IndexedDocument(new JsonText(json), map, names);
    }

    private static byte[] readJson(ByteBuffer in, byte[] content) {
        int length = in.getInt();
        return length == NONE ? content : readBytes(in, length);
    }

    private static Operation readOperation(ByteBuffer in, int bound, Map<String, String> shared) {
        String method = shared(readString(in), shared);
        String path = readString(in);
        boolean hasId = in.get() != 0;
        String id = readString(in);
        String description = readString(in);
        int count = readCount(in);
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(shared(readString(in), shared));
        }
        boolean deprecated = in.get() != 0;
        return new Operation(
                method,
                path,
                hasId ? id : null,
                description,
                List.copyOf(tags),
                deprecated,
                "",
                readRange(in, bound),
                readRange(in, bound));
    }

    private static String shared(String text, Map<String, String> known) {
        String first = known.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private static Range readRange(ByteBuffer in, int bound) {
        int start = in.getInt();
        int end = in.getInt();
        if (start < 0 || end < start || end > bound) {
            throw new IllegalStateException("a range is out of bounds");
        }
        return new Range(start, end);
    }

    /** Every counted thing takes four bytes at least. */
    private static int readCount(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / 4) {
            throw new IllegalStateException("a count is out of bounds");
        }
        return count;
    }

    private static String readString(ByteBuffer in) {
        int length = in.getInt();
        return length >= 0
                ? new String(readBytes(in, length), StandardCharsets.ISO_8859_1)
                : new String(readBytes(in, -length), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("a length is out of bounds");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
