package io.camelcodegen.generator.markdown;

import io.camelcodegen.generator.parameter.ToolParameter;
import io.camelcodegen.generator.parameter.ToolParameters;
import io.camelcodegen.tool.Tool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One tool on one line, required parameters first: {@code name(required, optional?): what it does}. */
final class ToolLine {

    private static final int SENTENCE_LENGTH = 100;
    private static final int MOST_PARAMETERS = 30;

    private ToolLine() {}

    /** @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the source's document is wrong at this tool */
    static String of(Tool tool) {
        List<ToolParameter> parameters = ToolParameters.of(tool).list();
        String names = parameters.stream()
                .sorted(Comparator.comparing(parameter -> !parameter.required()))
                .limit(MOST_PARAMETERS)
                .map(parameter -> ListText.name(parameter.address()) + (parameter.required() ? "" : "?"))
                .collect(Collectors.joining(", "));
        String more = parameters.size() > MOST_PARAMETERS ? ", …" : "";
        String said = said(tool);
        return "- " + tool.name().tool() + '(' + names + more + ')' + (said.isEmpty() ? "" : ": " + said)
                + (tool.deprecated() ? " (deprecated)" : "") + '\n';
    }

    /** The first sentence that says more than a title made of the tool's name. */
    private static String said(Tool tool) {
        String text = tool.description();
        String first = ListText.sentence(text, SENTENCE_LENGTH);
        int gap = text.indexOf("\n\n");
        if (gap < 0 || !isTitle(first, tool.name().tool())) {
            return first;
        }
        String second = ListText.sentence(text.substring(gap), SENTENCE_LENGTH);
        return second.isEmpty() ? first : second;
    }

    /** MCP servers give {@code read_text_file} the title Read Text File, or Read Text File Tool. */
    private static boolean isTitle(String sentence, String name) {
        Set<String> words = words(sentence);
        words.removeAll(Set.of("tool"));
        return words.equals(words(name));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
