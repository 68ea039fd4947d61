package io.camelcodegen.generator.workspace;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source offers.
 *
 * @param config of the source; its texts keep their variables, so it holds no secret that the file does not hold
 * @param tools sorted by name; all text of them is untrusted
 * @param revision the same as long as no tool has changed; null where that is not known
 */
public record SourceTools(
        SourceConfig config, List<Tool> tools, @Nullable String revision) {

    public SourceTools {
        tools = List.copyOf(tools);
    }

    public String name() {
        return config.name();
    }
}
