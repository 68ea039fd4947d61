package io.camelcodegen.cli.command;

import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.output.Style;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a check found.
 *
 * @param fix what to do; empty where all is well
 */
record Finding(Level level, String subject, String what, String fix) {

    enum Level {
        OK,
        WARNING,
        PROBLEM
    }

    static Finding ok(String subject, String what) {
        return new Finding(Level.OK, subject, what, "");
    }

    static Finding warning(String subject, String what, String fix) {
        return new Finding(Level.WARNING, subject, what, fix);
    }

    static Finding problem(String subject, String what, String fix) {
        return new Finding(Level.PROBLEM, subject, what, fix);
    }

    boolean isProblem() {
        return level == Level.PROBLEM;
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("level", level.name().toLowerCase(Locale.ROOT));
        data.put("subject", subject);
        data.put("what", what);
        if (!fix.isEmpty()) {
            data.put("fix", fix);
        }
        return data;
    }

    void print(Lines lines) {
        Style style = lines.style();
        String mark =
                switch (level) {
                    case OK -> style.good("ok     ");
                    case WARNING -> style.warning("warning");
                    case PROBLEM -> style.bad("problem");
                };
        lines.marked(mark, subject + ": " + what);
        if (!fix.isEmpty()) {
            lines.marked("       ", "-> " + fix);
        }
    }
}
