package io.camelcodegen.generator.tokens;

import io.camelcodegen.generator.tokens.TokenReport.LeftOut;
import io.camelcodegen.generator.tokens.TokenReport.Source;
import io.camelcodegen.generator.tokens.TokenReport.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A report for people. */
final class TokenPage {

    private static final String METHOD = """
            ## Method

            - **Before** is what a model is sent where all tools are offered to it at once: the JSON of MCP's `tools/list`
              answer, with name, description, input and output schema and annotations of each tool that agents may use.
              References are resolved: what a tool's schema refers to stands in the `$defs` of that schema, once for each
              tool that needs it, so that each can be understood alone. The column *without results* leaves output schemas
              and annotations out, which many clients keep from the model. Each tool is counted on its own, which may be
              off by a token at either end.
            - **After** is what it is sent instead: the agent page, once; and for a task the search and what it found, the
              description of the tool, and the call, each with the command that asks for it.
            - The call itself is counted on both sides; its result, which is the same on both, on neither. Before, all
              tools are sent with every request of a conversation, and the rest but once: that is not counted either,
              and neither are the caches of a model's provider.
            - A task counts only where its call works, and where the search finds its tool among the first ten; what does
              not count is listed with the reason, and a source without a task that counts has no figure.
              %s
            - It is counted as if the first search were enough. One more costs what the column *search* says.
            - Tokens are those of `o200k_base` and `cl100k_base` (OpenAI's public encodings, counted by jtokkit).
              Other models' encodings differ. A task's reduction is of `o200k_base`, against the tools of its own source
              and the same call; digits beyond those shown are cut off, not rounded up.
            """;

    private static final String CALLED = "Each call was made in this run.";
    private static final String CHECKED =
            "In this run no call was made: parameters were checked against the tool's schema and credentials were found.";

    private TokenPage() {}

    static String of(TokenReport report) {
        StringBuilder page = new StringBuilder("# Tokens\n\n## Sources\n\n");
        page.append("| source | tools | before, o200k | cl100k | without results, o200k | cl100k | JSON, bytes |\n");
        page.append("| --- | --: | --: | --: | --: | --: | --: |\n");
        for (Source source : report.sources()) {
            page.append("| ").append(cell(source.name())).append(" | ").append(number(source.tools()));
            counts(page, source.before());
            counts(page, source.beforeWithoutResults());
            page.append(" | ").append(number(source.bytes())).append(" |\n");
        }
        page.append("\n## Tasks\n\nThe agent page: ")
                .append(number(report.page().o200k()))
                .append(" tokens (cl100k ");
        page.append(number(report.page().cl100k())).append("), sent once.\n\n");
        page.append(
                "| task | tool | found as | search | description | call | with the page, o200k | cl100k | reduction | without results |\n");
        page.append("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        for (Source source : report.sources()) {
            source.tasks().forEach(task -> task(page, report, source, task));
        }
        total(page, report);
        if (!report.leftOut().isEmpty()) {
            page.append("## Left out\n\n");
            for (LeftOut each : report.leftOut()) {
                page.append("- ").append(cell(each.source()));
                page.append(each.task() == null ? "" : ", " + cell(each.task()));
                page.append(": ").append(cell(each.reason())).append('\n');
            }
            page.append('\n');
        }
        return page.append(METHOD.formatted(report.called() ? CALLED : CHECKED)).toString();
    }

    private static void task(StringBuilder page, TokenReport report, Source source, Task task) {
        TokenCount after = report.page().plus(task.total());
        page.append("| ")
                .append(cell(task.name()))
                .append(" | `")
                .append(task.tool())
                .append("` | ")
                .append(task.rank());
        page.append(" | ").append(number(task.search().o200k()));
        page.append(" | ").append(number(task.description().o200k()));
        page.append(" | ").append(number(task.call().o200k()));
        counts(page, after);
        TokenCount call = task.callBefore();
        page.append(" | ").append(percent(after.reductionFrom(source.before().plus(call))));
        page.append(" | ")
                .append(percent(
                        after.reductionFrom(source.beforeWithoutResults().plus(call))))
                .append(" |\n");
    }

    private static void total(StringBuilder page, TokenReport report) {
        TokenCount calls = report.averageCallBefore();
        page.append("\n## All sources together\n\n| | o200k | cl100k |\n| --- | --: | --: |\n");
        row(page, "before: all tools, and a call on average", report.before().plus(calls));
        row(page, "before, without results", report.beforeWithoutResults().plus(calls));
        row(page, "after: the page, and a task on average", report.after());
        page.append("\nThe reduction is ")
                .append(percent(report.after().reductionFrom(report.before().plus(calls))));
        page.append(", without results ");
        page.append(percent(
                report.after().reductionFrom(report.beforeWithoutResults().plus(calls))));
        page.append(".\n\n");
    }

    private static void row(StringBuilder page, String name, TokenCount count) {
        page.append("| ").append(name);
        counts(page, count);
        page.append(" |\n");
    }

    private static void counts(StringBuilder page, TokenCount count) {
        page.append(" | ").append(number(count.o200k())).append(" | ").append(number(count.cl100k()));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Never rounded up to a whole that it is not. */
    private static String percent(double part) {
        return BigDecimal.valueOf(part * 100).setScale(2, RoundingMode.FLOOR) + " %";
    }

    /** Some of it is a source's, or an error's: it stays in its cell. */
    private static String cell(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }
}
