package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.Any;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.Constant;
import io.camelcodegen.generator.model.Declaration.EnumType;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.ToolModel.Group;
import io.camelcodegen.generator.model.ToolModel.Parameter;
import io.camelcodegen.generator.model.TypeId;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Models at random whose names mean something else in generated code, or elsewhere in the model. */
final class CollidingModels {

    private static final List<String> TYPES = words(
            "Any ArrayList BigDecimal BigInteger Boolean Builder Byte CamelContext CodegenException Codegen Collections"
                    + " CompletableFuture Deprecated Double Duration Enum Exception Generated Github GithubClient"
                    + " GithubClientPart1 GroupedParameters Integer Io Java JsonAnyGetter JsonAnySetter JsonCreator"
                    + " JsonIgnoreProperties JsonInclude JsonNode JsonProperty JsonSubTypes JsonTypeInfo JsonValue"
                    + " LinkedHashMap List LocalDate Long Map Mode NullMarked Nullable Object Objects OffsetDateTime"
                    + " Optional Org Override Params Record String SuppressWarnings TypeReference URI UUID Unrecognized"
                    + " Void Com Model A Id Value Unrecognized2 Builder2 Params2");

    private static final List<String> MEMBERS = words(
            "java com io org s0 s1 model util lang codegen params value of map list string object members build builder"
                    + " grouped additional record sealed permits var module non when with hash candidate camelContext"
                    + " hashCode toString wait getClass isEmpty name ordinal a aB ab call toMap query body");

    private static final List<String> CONSTANTS =
            words("A B VALUE MAP LIST STRING OBJECT UNRECOGNIZED UNRECOGNIZED2 OF NONE JAVA COM _1");

    private static final List<String> TEXTS = List.of(
            "",
            "@deprecated",
            "/",
            "*",
            "*\u202e/ class Evil {} /*",
            "*\u0000/ class Evil {} /*",
            "{@link",
            "}",
            "// begin user code: what stands here is kept",
            "\\u002a/ class Evil {} \"\"\" */ class Evil {}",
            "A text of the usual kind, which is long enough to be wrapped where the line ends, and that is soon now.");

    private final Random random;

    CollidingModels(Random random) {
        this.random = random;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** @param packageName its own, and its name */
    SourceModel source(String packageName) {
        String root = pick(List.of("Github", "Object", "Map", "Codegen", "Builder", pick(TYPES)));
        List<String> free = new ArrayList<>(TYPES);
        free.remove(root);
        List<Declaration> shared = declarations("", sample(free, 12), List.of());
        if (random.nextBoolean()) { // else a tool may have the name of a shared type
            shared.forEach(type -> free.remove(type.id().name()));
        }
        List<ToolModel> tools = new ArrayList<>();
        List<String> methods = new ArrayList<>(MEMBERS);
        methods.removeAll(List.of("hashCode", "toString", "wait", "getClass"));
        for (String name : sample(free, 8)) {
            tools.add(tool(name, methods.remove(random.nextInt(methods.size())), shared));
        }
        return new SourceModel(packageName, root, packageName, tools, shared, List.of());
    }

    private ToolModel tool(String typeName, String method, List<Declaration> shared) {
        List<String> free = new ArrayList<>(TYPES);
        free.remove(typeName);
        List<Declaration> own = declarations(typeName, sample(free, 6), shared);
        List<Declaration> all = new ArrayList<>(own);
        all.addAll(shared);
        boolean grouped = random.nextBoolean();
        List<Parameter> parameters = new ArrayList<>();
        for (Property property : properties(all, random.nextInt(8))) {
            boolean hasBody = parameters.stream().anyMatch(parameter -> parameter.group() == Group.BODY);
            Group group = grouped ? pick(List.of(Group.PATH, Group.QUERY, Group.BODY)) : Group.FLAT;
            parameters.add(new Parameter(group == Group.BODY && hasBody ? Group.HEADER : group, property));
        }
        parameters.sort((one, other) ->
                Boolean.compare(other.property().required(), one.property().required()));
        return new ToolModel(
                described(method),
                method,
                typeName,
                parameters,
                grouped || random.nextBoolean() ? null : type(all, 0),
                random.nextInt(5) == 0 ? null : type(all, 0),
                random.nextBoolean(),
                own);
    }

    private Tool described(String name) {
        return Tool.builder(
                        ToolName.of("source", name),
                        name,
                        () -> new ToolSchemas(JsonNodeFactory.instance.objectNode(), null))
                .description(pick(TEXTS))
                .deprecated(random.nextInt(4) == 0)
                .build();
    }

    /** @param others what else they may refer to */
    private List<Declaration> declarations(String owner, List<String> names, List<Declaration> others) {
        List<Declaration> kinds = new ArrayList<>();
        for (String name : names) {
            TypeId id = new TypeId(owner, name);
            switch (random.nextInt(5)) {
                case 0 -> kinds.add(new EnumType(id, pick(TEXTS), constants()));
                case 1 -> kinds.add(new UnionType(id, pick(TEXTS), pick(MEMBERS), Map.of()));
                default -> kinds.add(new RecordType(id, "", List.of(), null, true));
            }
        }
        List<Declaration> all = new ArrayList<>(kinds);
        all.addAll(others);
        return kinds.stream().map(kind -> complete(kind, all)).toList();
    }

    private List<Constant> constants() {
        List<String> names = sample(CONSTANTS, 1 + random.nextInt(5));
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Constant(names.get(i), pick(TEXTS) + i))
                .toList();
    }

    private Declaration complete(Declaration kind, List<Declaration> all) {
        if (kind instanceof UnionType union) {
            List<TypeId> records = new ArrayList<>(all.stream()
                    .filter(RecordType.class::isInstance)
                    .map(Declaration::id)
                    .toList());
            if (random.nextBoolean()) { // so that it may be sealed
                records.removeIf(id -> !id.owner().equals(union.id().owner()));
            }
            Collections.shuffle(records, random);
            Map<String, TypeId> variants = new LinkedHashMap<>();
            records.stream().limit(4).forEach(id -> variants.put(pick(TEXTS) + variants.size(), id));
            return new UnionType(union.id(), union.description(), union.discriminator(), variants);
        }
        if (kind instanceof RecordType object) {
            int size = pick(List.of(0, 1, 2, 4, 8, 20));
            DataType additional = random.nextInt(3) == 0 ? type(all, 0) : null;
            return new RecordType(object.id(), pick(TEXTS), properties(all, size), additional, random.nextBoolean());
        }
        return kind;
    }

    private List<Property> properties(List<Declaration> all, int size) {
        return sample(MEMBERS, size).stream()
                .map(name -> new Property(
                        random.nextBoolean() ? name : name + pick(TEXTS),
                        name,
                        type(all, 0),
                        random.nextBoolean(),
                        random.nextInt(3) == 0,
                        random.nextInt(5) == 0,
                        pick(TEXTS),
                        random.nextBoolean() ? List.of() : List.of(pick(TEXTS)),
                        null))
                .toList();
    }

    private DataType type(List<Declaration> all, int depth) {
        int kind = random.nextInt(depth > 3 ? 7 : 10);
        if (kind >= 8) {
            return new ListOf(type(all, depth + 1), false);
        }
        if (kind == 7) {
            return new MapOf(type(all, depth + 1));
        }
        if (kind >= 4 && !all.isEmpty()) {
            return new Named(pick(all).id());
        }
        return kind == 3 ? Any.ANY : pick(Arrays.asList(Scalar.values()));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<String> sample(List<String> values, int size) {
        List<String> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(size, shuffled.size()));
    }
}
