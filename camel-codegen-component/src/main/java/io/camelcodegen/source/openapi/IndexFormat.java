package io.camelcodegen.source.openapi;

import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.ServerVariable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inner layout of an index: counts, ranges and strings, one after another. It is made to be read by a JVM that has
 * just started and compiled nothing yet. Strings that are Latin-1, nearly all, are kept as such: the JVM then copies
 * them without decoding. Methods and tags, of which there are few, are numbered. The parts stand last and are left as bytes
 * until one is asked for.
 */
final class IndexFormat {

    /** Raised whenever the layout changes, or what the scanner finds in the same document. */
    static final int VERSION = 4;

    private static final int NONE = -1;

    private IndexFormat() {}

    /** @param content what was fetched; the document's JSON is kept only where it is not the same bytes */
    static byte[] write(IndexedDocument document, byte[] content, int reserved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        bytes.write(new byte[reserved], 0, reserved);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeJson(out, document.json(), content);
            DocumentMap map = document.map();
            writeString(out, map.version());
            writeServers(out, document.servers());
            out.writeBoolean(document.refersOutside());
            Map<String, Integer> words = words(map.operations());
            writeStrings(out, words.keySet());
            out.writeInt(map.operations().size());
            for (int i = 0; i < map.operations().size(); i++) {
                writeString(out, document.names().get(i));
                writeOperation(out, map.operations().get(i), words);
            }
            writeParts(out, map.parts().byHolder());
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

    private static void writeServers(DataOutputStream out, @Nullable List<Server> servers) throws IOException {
        out.writeInt(servers == null ? NONE : servers.size());
        for (Server server : servers == null ? List.<Server>of() : servers) {
            writeString(out, server.url());
            out.writeInt(server.variables().size());
            for (Map.Entry<String, ServerVariable> variable : server.variables().entrySet()) {
                writeString(out, variable.getKey());
                writeString(out, variable.getValue().defaultValue());
                writeStrings(out, variable.getValue().allowed());
            }
        }
    }

    private static Map<String, Integer> words(List<Operation> operations) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (Operation operation : operations) {
            words.putIfAbsent(operation.method(), words.size());
            operation.tags().forEach(tag -> words.putIfAbsent(tag, words.size()));
        }
        return words;
    }

    private static void writeOperation(DataOutputStream out, Operation operation, Map<String, Integer> words)
            throws IOException {
        out.writeInt(words.getOrDefault(operation.method(), NONE));
        writeString(out, operation.path());
        out.writeBoolean(operation.operationId() != null);
        writeString(out, operation.operationId() == null ? "" : operation.operationId());
        writeString(out, operation.description());
        out.writeInt(operation.tags().size());
        for (String tag : operation.tags()) {
            out.writeInt(words.getOrDefault(tag, NONE));
        }
        out.writeBoolean(operation.deprecated());
        writeRange(out, operation.place());
        writeRange(out, operation.pathItem());
    }

    private static void writeParts(DataOutputStream out, Map<String, Map<String, Range>> parts) throws IOException {
        out.writeInt(parts.size());
        for (Map.Entry<String, Map<String, Range>> holder : parts.entrySet()) {
            writeString(out, holder.getKey());
            out.writeInt(holder.getValue().size());
            for (Map.Entry<String, Range> part : holder.getValue().entrySet()) {
                writeString(out, part.getKey());
                writeRange(out, part.getValue());
            }
        }
    }

    private static void writeRange(DataOutputStream out, Range range) throws IOException {
        out.writeInt(range.start());
        out.writeInt(range.end());
    }

    private static void writeStrings(DataOutputStream out, Iterable<String> texts) throws IOException {
        List<String> all = new ArrayList<>();
        texts.forEach(all::add);
        out.writeInt(all.size());
        for (String text : all) {
            writeString(out, text);
        }
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
    static IndexedDocument read(IndexInput in, byte[] content) {
        int length = in.readInt();
        byte[] json = length == NONE ? content : in.readBytes(length);
        String version = in.readString();
        List<Server> servers = readServers(in);
        boolean refersOutside = in.readByte() != 0;
        String[] words = readStrings(in);
        int count = in.readCount();
        List<String> names = new ArrayList<>(count);
        List<Operation> operations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.readString());
            operations.add(readOperation(in, json.length, words));
        }
        DocumentMap map = new DocumentMap(version, operations, new IndexedParts(in.rest(), json.length), List.of());
        return new IndexedDocument(json, map, names, servers, refersOutside);
    }

    private static @Nullable List<Server> readServers(IndexInput in) {
        int count = in.readInt();
        if (count == NONE) {
            return null;
        }
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String url = in.readString();
            Map<String, ServerVariable> variables = new LinkedHashMap<>();
            for (int left = in.readCount(); left > 0; left--) {
                String name = in.readString();
                variables.put(name, new ServerVariable(in.readString(), Arrays.asList(readStrings(in))));
            }
            servers.add(new Server(url, variables));
        }
        return servers;
    }

    private static Operation readOperation(IndexInput in, int bound, String[] words) {
        String method = words[in.readInt()];
        String path = in.readString();
        boolean hasId = in.readByte() != 0;
        String id = in.readString();
        String description = in.readString();
        String[] tags = new String[in.readCount()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = words[in.readInt()];
        }
        boolean deprecated = in.readByte() != 0;
        return new Operation(
                method,
                path,
                hasId ? id : null,
                description,
                List.of(tags),
                deprecated,
                "",
                in.readRange(bound),
                in.readRange(bound));
    }

    private static String[] readStrings(IndexInput in) {
        String[] texts = new String[in.readCount()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.readString();
        }
        return texts;
    }

    /** What {@link #writeParts} wrote. */
    static Map<String, Map<String, Range>> readParts(IndexInput in, int bound) {
        int holders = in.readCount();
        Map<String, Map<String, Range>> parts = new LinkedHashMap<>();
        for (int i = 0; i < holders; i++) {
            String holder = in.readString();
            int size = in.readCount();
            Map<String, Range> named = new LinkedHashMap<>(size * 4 / 3 + 1);
            for (int j = 0; j < size; j++) {
                named.put(in.readString(), in.readRange(bound));
            }
            parts.put(holder, named);
        }
        return parts;
    }
}
