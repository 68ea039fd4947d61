package io.camelcodegen.examples.agent;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Does what the page tells an agent to do; only what a model would decide is fixed beforehand. */
final class PlayedAgent {

    /** The lines of a search begin with a tool's name. */
    private static final Pattern TOOL = Pattern.compile("^(\\w[\\w-]*__\\w+)", Pattern.MULTILINE);

    private final Shell shell;

    PlayedAgent(Shell shell) {
        this.shell = shell;
    }

    /**
     * Finds a tool by words, reads its description and calls it.
     *
     * @param wanted the tool a model would choose of those found
     * @return what the call printed
     */
    String use(String words, String wanted, String parameters) throws IOException, InterruptedException {
        String found = succeeded(shell.run("search", "--agent", "--limit", "3", words));
        check(TOOL.matcher(found).results().map(MatchResult::group).anyMatch(wanted::equals), wanted + " is found");
        String description = succeeded(shell.run("describe", "--agent", wanted));
        check(description.contains("example: "), "the description has an example");
        return succeeded(shell.run("call", "--agent", wanted, "--json", parameters));
    }

    /** Tries a call that its configuration does not allow. */
    void tryAnyway(String tool, String parameters) throws IOException, InterruptedException {
        Shell.Result result = shell.run("call", "--agent", tool, "--json", parameters);
        check(result.exitCode() != 0 && result.output().contains("is not for agents"), tool + " is refused");
    }

    private static String succeeded(Shell.Result result) {
        check(result.exitCode() == 0, "the command succeeds");
        return result.output();
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
