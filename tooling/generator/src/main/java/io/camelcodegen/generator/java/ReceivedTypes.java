package io.camelcodegen.generator.java;

import io.camelcodegen.generator.model.DataType;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.MapOf;
import io.camelcodegen.generator.model.DataType.Named;
import io.camelcodegen.generator.model.Declaration;
import io.camelcodegen.generator.model.Declaration.RecordType;
import io.camelcodegen.generator.model.Declaration.UnionType;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.model.TypeId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the types that are part of results: what a server may add to in time. */
final class ReceivedTypes {

    private final SourceNames names;
    private final Set<TypeId> found = new HashSet<>();
    private final Deque<TypeId> toFollow = new ArrayDeque<>();

    private ReceivedTypes(SourceNames names) {
        this.names = names;
    }

    static Set<TypeId> of(SourceModel source, SourceNames names) {
        ReceivedTypes received = new ReceivedTypes(names);
        for (ToolModel tool : source.tools()) {
            received.add(tool.result());
        }
        while (!received.toFollow.isEmpty()) {
            received.follow(names.declaration(received.toFollow.pop()));
        }
        return received.found;
    }

    private void follow(@Nullable Declaration declaration) {
        if (declaration instanceof RecordType object) {
            object.properties().forEach(property -> add(property.type()));
            add(object.additional());
        } else if (declaration instanceof UnionType union) {
            union.variants().values().forEach(this::add);
        }
    }

    private void add(@Nullable DataType type) {
        DataType part = type;
        while (part instanceof ListOf || part instanceof MapOf) {
            part = part instanceof ListOf list ? list.element() : ((MapOf) part).value();
        }
        if (part instanceof Named named) {
            add(named.id());
        }
    }

    private void add(TypeId id) {
        if (names.declaration(id) != null && found.add(id)) {
            toFollow.push(id);
        }
    }
}
