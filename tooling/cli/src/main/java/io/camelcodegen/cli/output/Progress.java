package io.camelcodegen.cli.output;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that says how far the work is, and goes away when it is done. */
public final class Progress implements AutoCloseable {

    private static final int CELLS = 24;
    private static final int LABEL = 40;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final @Nullable PrintStream terminal;
    private final String what;
    private final int steps;
    private int done;
    private boolean shown;

    /** @param terminal null to show nothing */
    public Progress(@Nullable PrintStream terminal, String what, int steps) {
        this.terminal = terminal;
        this.what = what;
        this.steps = steps;
    }

    /** Shows what is worked on now. */
    public void at(String item) {
        draw(item);
    }

    /** One step is done. */
    public void step(String item) {
        done++;
        draw(item);
    }

    /** So many steps are done. */
    public void to(int steps, String item) {
        done = steps;
        draw(item);
    }

    private void draw(String item) {
        if (terminal == null) {
            return;
        }
        int filled = steps == 0 ? 0 : (int) Math.min(CELLS, (long) done * CELLS / steps);
        terminal.print(CLEAR_LINE + what + " [" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + done + "/"
                + steps + " " + TerminalText.line(item, LABEL));
        terminal.flush();
        shown = true;
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away until the next step, so that something else can be said. */
    public void clear() {
        if (terminal != null && shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            shown = false;
        }
    }
}
