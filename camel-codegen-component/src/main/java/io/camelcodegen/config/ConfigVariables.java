package io.camelcodegen.config;

import io.camelcodegen.source.Variables;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Variables in the values of one source's config: {@code ${NAME}}, {@code $NAME} and {@code ${NAME:-default}} from the
 * environment, then system properties; <code>{{…}}</code> by Camel. One pass from left to right: what a variable holds
 * is never looked at again, so a secret may hold any character. Thread-safe.
 *
 * <p>A variable that is set but empty counts as not set, so that no credential is ever empty by accident;
 * {@code ${NAME:-}} asks for empty text. A default may hold variables; it ends at the first {@code }} that is not
 * theirs. {@code $${NAME}} and {@code $$NAME} give {@code ${NAME}} and {@code $NAME}, <code>\{{</code> and
 * <code>\}}</code> give the braces; any other {@code $} stands for itself.
 */
public final class ConfigVariables implements Variables {

    private final String source;
    private final Function<String, @Nullable String> lookup;
    private final UnaryOperator<String> placeholders;
    private final @Nullable Supplier<? extends CamelContext> beans;

    /**
     * @param source whose values these are, for messages
     * @param lookup the value of a variable, or null
     * @param placeholders replaces one <code>{{…}}</code>, given with its braces; throws where it has no value
     */
    public ConfigVariables(
            String source, Function<String, @Nullable String> lookup, UnaryOperator<String> placeholders) {
        this(source, lookup, placeholders, null);
    }

    private ConfigVariables(
            String source,
            Function<String, @Nullable String> lookup,
            UnaryOperator<String> placeholders,
            @Nullable Supplier<? extends CamelContext> beans) {
        this.source = source;
        this.lookup = lookup;
        this.placeholders = placeholders;
        this.beans = beans;
    }

    /** Variables from this process, placeholders and beans from {@code context}. */
    public static ConfigVariables of(String source, CamelContext context) {
        return of(source, () -> context);
    }

    /** As {@link #of(String, CamelContext)}, of a context that is made when a placeholder or a bean is first asked for. */
    public static ConfigVariables of(String source, Supplier<? extends CamelContext> context) {
        return new ConfigVariables(
                source, ConfigVariables::environment, text -> context.get().resolvePropertyPlaceholders(text), context);
    }

    private static @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? System.getProperty(name) : value;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.camelcodegen.error.CodegenException also INVALID_CONFIG where {@code $} and a brace begin neither form
     */
    @Override
    public String resolve(String value) {
        return holdsVariable(value) ? new Expansion(value, source, lookup, placeholders).expand() : value;
    }

    @Override
    public <T> @Nullable T bean(String name, Class<T> type) {
        return beans == null ? null : beans.get().getRegistry().lookupByNameAndType(name, type);
    }

    static boolean holdsVariable(String value) {
        return value.indexOf('$') >= 0 || value.contains("{{");
    }
}
