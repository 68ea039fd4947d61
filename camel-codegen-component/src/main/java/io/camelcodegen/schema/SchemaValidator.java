package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The validator library, networknt's 1.5; its types are known to no other class. Thread-safe. */
final class SchemaValidator {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(false)
            .locale(Locale.ROOT)
            .messageSource((key, fallback, locale, arguments) ->
                    "") // its wording is never shown, and formatting it takes most of a failure's time
            .regularExpressionFactory(pattern -> {
                SchemaPattern compiled = SchemaPattern.compile(pattern);
                return text -> compiled == null || compiled.find(text);
            })
            .build();

    /**
     * What it does not know asserts nothing: a {@code discriminator} only describes. Nor must it be told of that one, or
     * it would choose the alternative by it.
     */
    private static final JsonMetaSchema META_SCHEMA = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
            .build();

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(META_SCHEMA)
                    .enableSchemaCache(false)); // each is compiled once, and let go

    private final JsonSchema compiled;
    private final ViolationReport report;

    SchemaValidator(ObjectNode schema) {
        compiled = FACTORY.getSchema(schema, CONFIG);
        compiled.initializeValidators();
        report = new ViolationReport(schema);
    }

    List<Violation> validate(JsonNode value) {
        Collection<ValidationMessage> messages;
        try {
            messages = compiled.validate(value);
        } catch (SchemaPattern.TooCostly e) {
            return List.of(ViolationReport.tooCostly(e.pattern()));
        } catch (StackOverflowError e) {
            return List.of(ViolationReport.tooDeep());
        }
        return messages.isEmpty()
                ? List.of()
                : report.of(messages.stream().map(SchemaValidator::finding).toList());
    }

    private static Finding finding(ValidationMessage message) {
        return new Finding(
                elements(message.getInstanceLocation()),
                elements(message.getEvaluationPath()).stream()
                        .map(String::valueOf)
                        .toList(),
                Objects.requireNonNullElse(message.getType(), ""),
                message.getProperty(),
                message.getArguments() == null ? List.of() : nonNull(message.getArguments()),
                Objects.requireNonNullElse(message.getSchemaNode(), MissingNode.getInstance()),
                Objects.requireNonNullElse(message.getInstanceNode(), NullNode.getInstance()));
    }

    private static List<Object> nonNull(Object[] arguments) {
        return Arrays.stream(arguments).filter(Objects::nonNull).toList();
    }

    private static List<Object> elements(JsonNodePath path) {
        List<Object> elements = new ArrayList<>(path.getNameCount());
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }
}
