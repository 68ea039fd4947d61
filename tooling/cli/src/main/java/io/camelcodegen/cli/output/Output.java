package io.camelcodegen.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's result goes. A result is plain values; text is another view of them. All that is printed as text is
 * cleaned of what a terminal must not see, save for the marks of {@link Style}. What prints throws {@link ResultLost}.
 */
public final class Output {

    private final Terminal terminal;
    private final Format format;
    private final boolean compact;
    private final Style style;

    /** @param compact JSON without line breaks, and text without what only pleases the eye */
    public Output(Terminal terminal, Format format, boolean compact, boolean color) {
        this.terminal = terminal;
        this.format = format;
        this.compact = compact;
        this.style = Style.of(color && !compact && terminal.takesColor(terminal.outIsTerminal()));
    }

    public Format format() {
        return format;
    }

    public boolean isCompact() {
        return compact;
    }

    public Style style() {
        return style;
    }

    /** How many characters a line of text may have. */
    public int width() {
        return terminal.width();
    }

    /** Prints the result, as text by {@code asText}, which gets its lines. */
    public void print(@Nullable Object data, Consumer<Lines> asText) {
        if (format == Format.TEXT) {
            Lines lines = new Lines(style);
            asText.accept(lines);
            write(lines.toString());
        } else {
            data(data);
        }
    }

    /** Prints the result as JSON or YAML; JSON where text is wanted. */
    public void data(@Nullable Object data) {
        write(format == Format.YAML ? DataText.yaml(data) : DataText.json(data, compact) + "\n");
    }

    /** Prints foreign text, with a line end where it has none. */
    public void text(String foreign) {
        String clean = TerminalText.clean(foreign);
        write(clean.endsWith("\n") ? clean : clean + "\n");
    }

    public void bytes(byte[] bytes) {
        try {
            terminal.out().write(bytes);
            terminal.out().flush();
        } catch (IOException e) {
            throw new ResultLost(e);
        }
    }

    public boolean isTerminal() {
        return terminal.outIsTerminal();
    }

    private void write(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
