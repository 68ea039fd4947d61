package io.camelcodegen.generator.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code benchmark.json} says of all sources together, by {@code o200k_base}.
 *
 * @param before of all tools, and a call
 * @param after of the page and a task, on average
 */
public record TokenTotals(long before, long after) {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Null where a source has no figure: then the totals are not those of all tools. */
    public static @Nullable TokenTotals of(TokenReport report) {
        return of(TokenFiles.tree(report), report.digest());
    }

    /**
     * The figures of a file, where they are of the tools that the workspace has now; discovers these only where there is
     * such a file.
     *
     * @return null where there is no file, it is of other tools or another version, or a source has no figure in it
     */
    public static @Nullable TokenTotals current(Path file, Workspace workspace) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream content = Files.newInputStream(file)) {
            JsonNode report = JsonMapper.builder().build().readTree(content.readNBytes(MAX_BYTES));
            return report == null || !report.path("tools").isTextual()
                    ? null
                    : of(report, ToolsDigest.of(AgentSurface.of(workspace)));
        } catch (IOException e) {
            return null; // whatever it is, it holds no figures
        }
    }

    private static @Nullable TokenTotals of(JsonNode report, String digest) {
        for (JsonNode leftOut : report.path("leftOut")) {
            if (!leftOut.path("task").isTextual()) { // the whole source
                return null;
            }
        }
        JsonNode before = report.at("/total/before/o200k_base");
        JsonNode call = report.at("/total/averageCallBefore/o200k_base");
        JsonNode after = report.at("/total/after/o200k_base");
        boolean counted = !report.path("sources").isEmpty() && isCount(before) && isCount(call) && isCount(after);
        return counted && report.path("tools").asText().equals(digest)
                ? new TokenTotals(before.longValue() + call.longValue(), after.longValue())
                : null;
    }

    private static boolean isCount(JsonNode value) {
        return value.canConvertToLong() && value.isIntegralNumber() && value.longValue() > 0;
    }
}
