package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads configurations from text, with a few variables. */
final class Configs {

    static final Map<String, String> ENVIRONMENT = Map.of("TIMEOUT", "7s", "TRUE", "true", "MODE", "bearer");

    static final Function<String, ConfigVariables> VARIABLES =
            source -> new ConfigVariables(source, ENVIRONMENT::get, placeholder -> {
                throw new IllegalArgumentException("no " + placeholder);
            });

    private Configs() {}

    static ConfigFile json(String text) {
        return new ConfigParser(VARIABLES).parse("codegen.config.json", text);
    }

    static ConfigFile yaml(String text) {
        return new ConfigParser(VARIABLES).parse("codegen.yaml", text);
    }

    static CodegenException failure(String location, String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(CodegenException.class, () -> new ConfigParser(VARIABLES).parse(location, text)));
    }

    @SuppressWarnings("unchecked")
    static List<String> problems(CodegenException e) {
        return (List<String>) Objects.requireNonNull(e.getContext().get(ErrorContext.PROBLEMS));
    }

    static List<String> problems(String json) {
        return problems(failure("codegen.config.json", json));
    }
}
