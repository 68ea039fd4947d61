package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.schema.MalformedSchemaException;
import io.camelcodegen.schema.SchemaNormalizer;
import io.camelcodegen.schema.SharedDefinitions;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.PartHeader;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one operation in full: what a request needs, and the schemas of its parameters and result. Thread-safe. */
final class OperationResolver {

    private final DocumentOrigin origin;
    private final String version;
    private final boolean swagger;
    private final References references;
    private final ReservedHeaders reserved;
    private final ServerReader servers;
    private final SharedDefinitions shared = new SharedDefinitions();

    /**
     * @param version of OpenAPI that the document is of, e.g. {@code 3.0.3}
     * @param reserved which header parameters are none
     */
    OperationResolver(DocumentOrigin origin, String version, References references, ReservedHeaders reserved) {
        this.origin = origin;
        this.version = version;
        this.swagger = version.startsWith("2");
        this.references = references;
        this.reserved = reserved;
        this.servers = new ServerReader(references, origin.location());
    }

    /** What an operation is read for. */
    private interface Reading<T> {
        T read(Operation operation) throws IOException, UnsuitableDocumentException;
    }

    /** @throws CodegenException DISCOVERY_FAILED naming the tool and what is wrong in the document */
    ResolvedOperation resolve(ToolName name, Operation operation) {
        return guarded(name, operation, this::read);
    }

    /**
     * Its servers alone, at a fraction of the cost.
     *
     * @throws CodegenException as {@link #resolve}
     */
    List<Server> servers(ToolName name, Operation operation) {
        return guarded(name, operation, this::servers);
    }

    private <T> T guarded(ToolName name, Operation operation, Reading<T> reading) {
        try {
            return reading.read(operation);
        } catch (CodegenException e) {
            throw SourceErrors.inPart(part(operation), e).with(Map.of(ErrorContext.TOOL, name.toString()));
        } catch (IOException | UnsuitableDocumentException | RuntimeException e) {
            String what = e instanceof MalformedSchemaException ? String.valueOf(e.getMessage()) : Failure.describe(e);
            throw origin.malformed(part(operation) + ": " + what, e).with(Map.of(ErrorContext.TOOL, name.toString()));
        }
    }

    private static String part(Operation operation) {
        return "operation " + Printable.of(operation.distinction());
    }

    private ResolvedOperation read(Operation operation) throws IOException, UnsuitableDocumentException {
        JsonText text = references.text(operation.file());
        ObjectNode raw = raw(text, operation);
        ParameterReader parameterReader = new ParameterReader(references, reserved);
        List<ObjectNode> merged =
                parameterReader.merge(ofPathItem(text, operation, "parameters"), raw.get("parameters"));
        ObjectNode node = swagger ? new SwaggerOperation(references).translate(raw, merged) : raw;

        SchemaNormalizer input = new SchemaNormalizer(references, shared);
        Iterable<? extends JsonNode> declared = swagger ? node.path("parameters") : merged;
        List<Parameter> parameters = parameterReader.read(declared, operation.path(), input::normalize);
        JsonNode bodyNode = node.has("requestBody") ? references.follow(node.get("requestBody")) : null;
        BodyReader bodyReader = new BodyReader(version, references, parameters, input::normalize);
        RequestBody body = bodyNode == null ? null : bodyReader.read(bodyNode);
        ResponseReader responses = new ResponseReader(node.path("responses"), references);
        ObjectNode definitions = input.definitions();

        OperationSpec spec = new OperationSpec(
                operation.method(),
                operation.path(),
                selfContained(parameters, definitions),
                body == null ? null : selfContained(body, definitions),
                responses.mediaTypes(),
                servers(text, operation, raw),
                security(raw),
                parameterReader.ignoredHeaders(declared));
        ObjectNode inputSchema = InputSchema.of(
                OperationSpec.arguments(parameters, body),
                body,
                bodyNode == null ? "" : bodyNode.path("description").asText(""));
        if (!definitions.isEmpty()) {
            inputSchema.set("$defs", definitions);
        }
        return new ResolvedOperation(spec, new ToolSchemas(inputSchema, outputSchema(responses.schema())));
    }

    private static ObjectNode raw(JsonText text, Operation operation) throws IOException, UnsuitableDocumentException {
        if (text.read(operation.place()) instanceof ObjectNode raw) {
            return raw;
        }
        throw new UnsuitableDocumentException("it is no object");
    }

    private List<Server> servers(Operation operation) throws IOException, UnsuitableDocumentException {
        JsonText text = references.text(operation.file());
        return servers(text, operation, raw(text, operation));
    }

    private @Nullable JsonNode ofPathItem(JsonText text, Operation operation, String field) throws IOException {
        Range place = text.find(operation.pathItem(), List.of(field));
        return place == null ? null : text.read(place);
    }

    private @Nullable ObjectNode outputSchema(@Nullable JsonNode schema) {
        if (schema == null) {
            return null;
        }
        SchemaNormalizer output = new SchemaNormalizer(references, shared);
        ObjectNode result = JsonTree.NODES.objectNode().put("$schema", InputSchema.DIALECT);
        if (!(output.normalize(schema) instanceof ObjectNode object)) {
            return null; // a boolean schema says nothing of a result
        }
        result.setAll(object);
        ObjectNode definitions = output.definitions();
        if (!definitions.isEmpty()) {
            result.set("$defs", definitions);
        }
        return result;
    }

    private List<Server> servers(JsonText text, Operation operation, ObjectNode raw) throws IOException {
        return swagger ? servers.swagger(raw) : servers.openApi(text, operation.place(), operation.pathItem());
    }

    /** The operation's own requirements, even if they are none, else the document's. */
    private List<Map<String, List<String>>> security(ObjectNode operation) {
        JsonNode said = operation.has("security") ? operation.get("security") : references.resolve("#/security");
        List<Map<String, List<String>>> alternatives = new ArrayList<>();
        if (said != null) {
            for (JsonNode alternative : said) {
                Map<String, List<String>> schemes = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> scheme : alternative.properties()) {
                    List<String> scopes = new ArrayList<>();
                    scheme.getValue().forEach(scope -> scopes.add(scope.asText()));
                    schemes.put(scheme.getKey(), List.copyOf(scopes));
                }
                alternatives.add(schemes);
            }
        }
        return List.copyOf(alternatives);
    }

    private static List<Parameter> selfContained(List<Parameter> parameters, ObjectNode definitions) {
        return parameters.stream().map(p -> selfContained(p, definitions)).toList();
    }

    private static Parameter selfContained(Parameter p, ObjectNode definitions) {
        return definitions.isEmpty() ? p : p.with(SelfContainedSchema.of(p.schema(), definitions));
    }

    private static RequestBody selfContained(RequestBody body, ObjectNode definitions) {
        if (definitions.isEmpty()) {
            return body;
        }
        Map<String, MediaType> content = new LinkedHashMap<>();
        body.content().forEach((type, media) -> {
            Map<String, Encoding> encodings = new LinkedHashMap<>();
            media.encoding().forEach((name, encoding) -> encodings.put(name, selfContained(encoding, definitions)));
            JsonNode schema = SelfContainedSchema.of(media.schema(), definitions);
            content.put(type, new MediaType(schema, encodings, media.untypedIsBinary()));
        });
        return new RequestBody(body.required(), content);
    }

    private static Encoding selfContained(Encoding encoding, ObjectNode definitions) {
        List<PartHeader> headers = encoding.headers().stream()
                .map(h -> new PartHeader(h.name(), selfContained(h.given(), definitions), h.required()))
                .toList();
        return new Encoding(encoding.contentType(), encoding.serialization(), headers);
    }
}
