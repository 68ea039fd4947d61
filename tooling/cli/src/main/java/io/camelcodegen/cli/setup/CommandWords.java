package io.camelcodegen.cli.setup;

import io.camelcodegen.cli.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command as a shell would, as far as quotes and backslashes go; nothing is evaluated. */
final class CommandWords {

    private CommandWords() {}

    /** @throws UsageException where a quote is not closed */
    static List<String> of(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
                word.append(command.charAt(++i));
                begun = true;
            } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new UsageException("a quote in the command is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
