package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.agent.SearchResult;
import io.camelcodegen.generator.search.ToolSearch;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Finds tools by words, the best match first.",
        footer = {"", "Example:", "  camel-codegen search create an issue --limit 5"})
public final class SearchCommand extends CodegenCommand {

    private static final int WIDEST_NAME = 48;

    @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What the tool is to do, in plain words.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 10.")
    private int limit = 10;

    @Option(names = "--source", paramLabel = "NAME", description = "Only in this source; may be repeated.")
    private List<String> only = new ArrayList<>();

    /** Of the first source that could not be searched. */
    private int failed = ExitCode.OK;

    @Override
    int run(Session session) {
        if (limit < 1) {
            throw new UsageException("--limit must be at least 1");
        }
        String text = String.join(" ", words);
        if (session.options().isAgent() && only.isEmpty()) {
            SearchResult result = AgentSurface.of(session.workspace()).search(text, limit);
            if (session.output().format() == Format.TEXT) {
                session.output().text(result.text());
            } else {
                session.output().data(result.json());
            }
            return ExitCode.OK;
        }
        SearchResult result = search(session, text);
        session.output()
                .print(
                        result.json(),
                        lines -> lines(lines, result, session.output().width()));
        if (result.hits().isEmpty()) {
            session.note("no tool found; try other words");
        }
        return result.hits().isEmpty() ? failed : ExitCode.OK;
    }

    private SearchResult search(Session session, String text) {
        List<Tool> tools = new ArrayList<>();
        List<String> unavailable = new ArrayList<>();
        List<String> names = session.sources(only);
        try (Progress progress = session.progress("discovering", names.size())) {
            for (String name : names) {
                progress.at(name);
                try {
                    tools.addAll(
                            session.options().isAgent()
                                    ? AgentSurface.of(session.workspace()).tools(name)
                                    : session.workspace().tools(name).tools());
                } catch (CodegenException e) {
                    unavailable.add(name + ": " + e.getMessage());
                    failed = failed == ExitCode.OK ? ExitCode.of(e.getCategory()) : failed;
                }
                progress.step(name);
            }
        }
        unavailable.forEach(source -> session.warn("not searched, " + source));
        return new SearchResult(ToolSearch.of(tools).search(text, limit), unavailable);
    }

    private static void lines(Lines lines, SearchResult result, int width) {
        lines.columns(result.hits().stream().map(hit -> ToolRow.of(hit.tool())).toList(), WIDEST_NAME, width);
    }
}
