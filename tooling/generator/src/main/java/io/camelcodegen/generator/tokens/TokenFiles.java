package io.camelcodegen.generator.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.tokens.TokenReport.LeftOut;
import io.camelcodegen.generator.tokens.TokenReport.Source;
import io.camelcodegen.generator.tokens.TokenReport.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A report as files. The same report gives the same bytes. */
public final class TokenFiles {

    /** What the file is called, beside the configuration. */
    public static final String JSON_NAME = "benchmark.json";

    public static final String MARKDOWN_NAME = "BENCHMARK.md";

    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private TokenFiles() {}

    /** {@code benchmark.json}: the records of {@link TokenReport} by their names, with totals. */
    public static String json(TokenReport report) {
        try {
            return JsonMapper.builder().build().writer(LINES).writeValueAsString(tree(report)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can be written
        }
    }

    static ObjectNode tree(TokenReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("encodings").add("o200k_base").add("cl100k_base");
        json.put("tools", report.digest());
        json.put("called", report.called());
        put(json, "page", report.page());
        ArrayNode sources = json.putArray("sources");
        for (Source source : report.sources()) {
            ObjectNode entry = sources.addObject();
            entry.put("name", source.name()).put("type", source.type());
            entry.put("tools", source.tools()).put("bytes", source.bytes());
            put(entry, "before", source.before());
            put(entry, "beforeWithoutResults", source.beforeWithoutResults());
            ArrayNode tasks = entry.putArray("tasks");
            source.tasks().forEach(task -> put(tasks.addObject(), report, source, task));
        }
        ObjectNode total = json.putObject("total");
        put(total, "before", report.before());
        put(total, "beforeWithoutResults", report.beforeWithoutResults());
        put(total, "averageCallBefore", report.averageCallBefore());
        put(total, "after", report.after());
        total.put("reduction", rounded(report.reduction()));
        ArrayNode leftOut = json.putArray("leftOut");
        for (LeftOut each : report.leftOut()) {
            leftOut.addObject()
                    .put("source", each.source())
                    .put("task", each.task())
                    .put("reason", each.reason());
        }
        return json;
    }

    /** {@code BENCHMARK.md}: the same as tables, with the method. */
    public static String markdown(TokenReport report) {
        return TokenPage.of(report);
    }

    private static void put(ObjectNode json, TokenReport report, Source source, Task task) {
        json.put("name", task.name()).put("tool", task.tool()).put("rank", task.rank());
        put(json, "search", task.search());
        put(json, "description", task.description());
        put(json, "call", task.call());
        put(json, "callBefore", task.callBefore());
        TokenCount after = report.page().plus(task.total());
        put(json, "after", after);
        json.put("reduction", rounded(after.reductionFrom(source.before().plus(task.callBefore()))));
    }

    private static void put(ObjectNode json, String name, TokenCount count) {
        json.putObject(name).put("o200k_base", count.o200k()).put("cl100k_base", count.cl100k());
    }

    /** As many digits as mean something, never rounded up. */
    private static BigDecimal rounded(double part) {
        return BigDecimal.valueOf(part).setScale(4, RoundingMode.FLOOR);
    }
}
