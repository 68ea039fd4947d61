package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes sources of maps with the keys of the configuration file: of Camel properties, of beans in YAML. The checks are
 * those of the file. Thread-safe.
 */
public final class SourceConfigParser {

    private final Function<String, ? extends Variables> variables;

    /**
     * @param variables by the source's name; used only for values that are not text (numbers, durations, true/false and
     *     choices), as text is resolved when it is used
     */
    public SourceConfigParser(Function<String, ? extends Variables> variables) {
        this.variables = variables;
    }

    /**
     * One source.
     *
     * @param settings keys as in the file, values as in JSON; {@code type} is its kind, and may be left out where
     *     {@code spec}, {@code command}, {@code url} or {@code endpoint} tell it
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems
     */
    public SourceConfig parse(String name, Map<String, ?> settings) {
        Problems problems = new Problems();
        Settings source = new Settings("", settings, problems, variables.apply(name));
        String kind = SourceReader.kind(source);
        SourceConfig config = kind == null ? null : new SourceReader(CommonSettings.NONE).read(name, kind, source);
        if (config == null && problems.count() == 0) {
            problems.add("disabled", "a source configured by itself cannot be disabled; leave it out");
        }
        problems.throwIfAny("source " + Problems.quote(name));
        return Objects.requireNonNull(config);
    }

    /**
     * Sources by name, as Camel properties give them: a value is a map, a {@link SourceConfig}, or, where keys hold
     * dots ({@code github.auth.token}, {@code files.args.0}), a part of one. In a properties file the dots stand inside
     * the brackets, {@code camel.component.codegen.sources[github.auth.token]}. Sources that are disabled are left out.
     *
     * @param where what the map is called in messages, e.g. {@code camel.component.codegen.sources}
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems
     */
    public List<SourceConfig> parseAll(String where, Map<String, ?> sources) {
        Problems problems = new Problems();
        SourceReader reader = new SourceReader(CommonSettings.NONE);
        List<SourceConfig> configs = new ArrayList<>();
        Settings all = new Settings("", DottedKeys.nest(sources, problems), problems, variables.apply("sources"));
        for (String name : all.keys()) {
            if (all.raw(name) instanceof SourceConfig config) {
                if (!config.name().equals(name)) {
                    all.problem(name, "holds the source " + Problems.quote(config.name()));
                }
                configs.add(config);
                continue;
            }
            Settings source = all.object(name, variables.apply(name));
            String kind = source == null ? null : SourceReader.kind(source);
            SourceConfig config = source == null || kind == null ? null : reader.read(name, kind, source);
            if (config != null) {
                configs.add(config);
            }
        }
        problems.throwIfAny(where);
        return List.copyOf(configs);
    }
}
