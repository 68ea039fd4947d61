package io.camelcodegen.observe;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants.
 *
 * @param types of these types only
 * @param sources of these sources only; empty for all
 */
public record EventFilter(Set<EventType> types, Set<String> sources) {

    public EventFilter {
        types = Collections.unmodifiableSet(EnumSet.copyOf(types));
        sources = Set.copyOf(sources);
    }

    /**
     * Reads what users write.
     *
     * @param types names with commas between, {@code call:*} for all that begin so; null or empty for all
     * @param sources names with commas between; null or empty for all
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where a type is unknown
     */
    public static EventFilter of(@Nullable String types, @Nullable String sources) {
        Set<EventType> wanted = EnumSet.noneOf(EventType.class);
        for (String type : list(types)) {
            Set<EventType> named = named(type);
            if (named.isEmpty()) {
                throw ConfigErrors.invalid(
                        "codegen:events",
                        List.of("types: there is no event '" + type + "'; there are "
                                + Arrays.stream(EventType.values())
                                        .map(EventType::toString)
                                        .collect(Collectors.joining(", "))));
            }
            wanted.addAll(named);
        }
        return new EventFilter(wanted.isEmpty() ? EnumSet.allOf(EventType.class) : wanted, Set.copyOf(list(sources)));
    }

    private static Set<String> list(@Nullable String text) {
        return text == null
                ? Set.of()
                : Stream.of(text.split(","))
                        .map(String::trim)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static Set<EventType> named(String pattern) {
        Set<EventType> named = EnumSet.noneOf(EventType.class);
        for (EventType type : EventType.values()) {
            String name = type.toString();
            boolean matches = pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
            if (matches) {
                named.add(type);
            }
        }
        return named;
    }

    boolean accepts(CodegenEvent event) {
        return types.contains(event.getEventType()) && (sources.isEmpty() || sources.contains(event.getSource()));
    }
}
