package io.camelcodegen.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** By itself, so that Jackson's YAML is loaded only where it is wanted. Escapes what is not printable in YAML. */
final class YamlText {

    private YamlText() {}

    static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        YAMLFactory yaml = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
        try (JsonGenerator generator = yaml.createGenerator(text)) {
            DataText.write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TerminalText.clean(text.toString()); // U+202E is printable to YAML
    }
}
