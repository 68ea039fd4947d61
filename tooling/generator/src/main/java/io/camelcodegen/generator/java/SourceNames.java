package io.camelcodegen.generator.java;

import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.TypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where every type of a source stands, and what the types are called that only Java has. Immutable. */
final class SourceNames {

    /** Those of {@code java.lang} that stand in generated code; another class of the name would hide them. */
    private static final Set<String> JAVA_LANG = Set.of(
            "Boolean",
            "Deprecated",
            "Double",
            "Integer",
            "Long",
            "Object",
            "Override",
            "String",
            "SuppressWarnings",
            "Void");

    /** Those of the JDK and of Jackson that stand in examples. */
    private static final Set<String> IN_EXAMPLES = Set.of(
            "BigDecimal",
            "BigInteger",
            "BooleanNode",
            "DecimalNode",
            "Duration",
            "JsonNodeFactory",
            "List",
            "LocalDate",
            "Map",
            "NullNode",
            "ObjectNode",
            "OffsetDateTime",
            "Optional",
            "TextNode",
            "URI",
            "UUID");

    private final ClassName root;
    private final ClassName client;
    private final String builder;
    private final String unrecognized;
    private final Map<TypeId, Declaration> declarations = new HashMap<>();
    private final Map<TypeId, ClassName> classNames = new HashMap<>();
    private final Map<TypeId, Set<TypeId>> unions = new HashMap<>();
    private final Set<String> files = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> simpleNames = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> reserved;

    SourceNames(String basePackage, SourceModel source) {
        String home = basePackage.isEmpty() ? source.packageName() : basePackage + '.' + source.packageName();
        String model = home + ".model";
        root = ClassName.of(home, source.typeName());
        files.add(source.typeName());
        source.shared().forEach(type -> add(type, ClassName.of(model, type.id().name())));
        for (ToolModel tool : source.tools()) {
            ClassName file = ClassName.of(home, tool.typeName());
            files.add(tool.typeName());
            tool.types().forEach(type -> add(type, file.nested(type.id().name())));
        }
        simpleNames.addAll(files);
        builder = free("Builder", simpleNames);
        unrecognized = free("Unrecognized", simpleNames);
        client = ClassName.of(home, free(source.typeName() + "Client", files));
        files.add(client.simpleName());
        reserved = Stream.concat(JAVA_LANG.stream().filter(simpleNames::contains), Stream.of(builder, unrecognized))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void add(Declaration type, ClassName className) {
        declarations.put(type.id(), type);
        classNames.put(type.id(), className);
        simpleNames.add(type.id().name());
        if (type instanceof UnionType union && !JavaTypes.isPlainJson(union)) {
            union.variants().values().forEach(variant -> unions.computeIfAbsent(
                            variant, absent -> new LinkedHashSet<>())
                    .add(union.id()));
        }
    }

    /** The interface with all tools. */
    ClassName root() {
        return root;
    }

    ClassName client() {
        return client;
    }

    /** A class that the client extends, as its methods are too many for one. */
    ClassName clientPart(int number) {
        return ClassName.of(root.packageName(), free(client.simpleName() + "Part" + number, files));
    }

    ClassName file(ToolModel tool) {
        return ClassName.of(root.packageName(), tool.typeName());
    }

    ClassName params(ToolModel tool) {
        Set<String> taken = tool.types().stream().map(type -> type.id().name()).collect(Collectors.toSet());
        taken.add(tool.typeName());
        return file(tool).nested(free("Params", taken));
    }

    /** A name for the builder nested in a type; hides no other type. */
    ClassName builder(ClassName type) {
        return type.nested(builder);
    }

    /** The name of what stands for a variant that is not known; hides no other type. */
    ClassName unrecognized(ClassName union) {
        return union.nested(unrecognized);
    }

    ClassName className(TypeId id) {
        return Objects.requireNonNull(classNames.get(id), () -> "no type " + id.name());
    }

    @Nullable
    Declaration declaration(TypeId id) {
        return declarations.get(id);
    }

    /** The unions that the record is a variant of. */
    List<ClassName> unionsOf(TypeId variant) {
        return unions.getOrDefault(variant, Set.of()).stream()
                .map(this::className)
                .toList();
    }

    /** Names that mean the same in every file, so that none may import another class of the name. */
    Set<String> reserved() {
        return reserved;
    }

    /** The names of the types in the file of a tool. */
    Set<String> inside(ToolModel tool) {
        Set<String> names = tool.types().stream().map(type -> type.id().name()).collect(Collectors.toSet());
        names.add(params(tool).simpleName());
        return names;
    }

    /** Whether the name alone may mean another type, where both packages and those of the JDK are imported. */
    boolean isAmbiguous(ClassName type) {
        String outermost = type.outermost();
        boolean isShared = !type.packageName().equals(root.packageName());
        return IN_EXAMPLES.contains(outermost) || isShared == files.contains(outermost);
    }

    /** The name, or if it is taken, the name with the first number that makes it free. */
    static String free(String name, Collection<String> taken) {
        String candidate = name;
        for (int i = 2; containsIgnoringCase(taken, candidate); i++) {
            candidate = name + i;
        }
        return candidate;
    }

    private static boolean containsIgnoringCase(Collection<String> names, String name) {
        if (names instanceof TreeSet) { // one that does not mind case
            return names.contains(name);
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(taken -> taken.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
