package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.output.Output;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        description = "Lists tools, a line each: the name to call it by, and what it does.",
        footer = {
            "",
            "Examples:",
            "  camel-codegen list",
            "  camel-codegen list github --tag repos --read-only",
            "  camel-codegen list github --limit 50 --offset 50 -o json"
        })
public final class ListCommand extends CodegenCommand {

    private static final int WIDEST_NAME = 48;
    private static final int SHORTEST = 20;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Names of sources. Default: all.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only tools with this tag; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--read-only", description = "Only tools that change nothing.")
    private boolean readOnly;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: all.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--offset", paramLabel = "N", description = "Passes over so many first.")
    private int offset;

    @Override
    int run(Session session) {
        if (limit < 1 || offset < 0) {
            throw new UsageException("--limit must be at least 1, and --offset at least 0");
        }
        int exit = ExitCode.OK;
        List<Tool> found = new ArrayList<>();
        List<String> names = session.sources(sources);
        try (Progress progress = session.progress("discovering", names.size())) {
            for (String name : names) {
                progress.at(name);
                try {
                    found.addAll(tools(session, name));
                } catch (CodegenException e) { // the others are worth listing
                    progress.clear();
                    int failed = session.failed(e);
                    exit = exit == ExitCode.OK ? failed : exit;
                }
                progress.step(name);
            }
        }
        List<Tool> matching = found.stream().filter(this::matches).toList();
        List<Tool> page = matching.stream().skip(offset).limit(limit).toList();
        session.output().print(page.stream().map(ListCommand::entry).toList(), lines -> lines(lines, page, session));
        if (page.size() < matching.size()) {
            session.note(
                    (offset + 1) + " to " + (offset + page.size()) + " of " + Lines.count(matching.size(), "tool"));
        } else if (page.isEmpty() && exit == ExitCode.OK) {
            session.note("no tools");
        }
        return exit;
    }

    private static List<Tool> tools(Session session, String source) {
        return session.options().isAgent()
                ? AgentSurface.of(session.workspace()).tools(source)
                : session.workspace().tools(source).tools();
    }

    private boolean matches(Tool tool) {
        return (!readOnly || tool.hints().readOnly())
                && (tags.isEmpty()
                        || tags.stream().anyMatch(tag -> tool.tags().stream().anyMatch(tag::equalsIgnoreCase)));
    }

    private static void lines(Lines lines, List<Tool> tools, Session session) {
        Output output = session.output();
        int width = output.isCompact() ? WIDEST_NAME + 60 : Math.max(SHORTEST, output.width());
        lines.columns(tools.stream().map(ToolRow::of).toList(), WIDEST_NAME, width);
    }

    private static Map<String, Object> entry(Tool tool) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", tool.toString());
        entry.put("description", tool.description());
        entry.put("readOnly", tool.hints().readOnly());
        entry.put("idempotent", tool.hints().idempotent());
        entry.put("destructive", tool.hints().destructive());
        entry.put("deprecated", tool.deprecated());
        entry.put("tags", Stream.ofNullable(tool.tags()).flatMap(List::stream).toList());
        HttpOperation http = tool.http();
        if (http != null) {
            entry.put("method", http.method());
            entry.put("path", http.path());
        }
        return entry;
    }
}
