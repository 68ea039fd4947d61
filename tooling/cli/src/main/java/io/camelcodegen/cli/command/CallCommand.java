package io.camelcodegen.cli.command;

import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.RawCallResult;
import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.DataText;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Output;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.agent.CallResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "call",
        description = "Calls a tool and prints its result: text as it is, all else as JSON.",
        footer = {
            "",
            "Examples:",
            "  camel-codegen call files__read_file --param path=notes.txt",
            "  camel-codegen call github__repos_list_for_user -p username=octocat -p per_page=5 -o json",
            "  echo '{\"owner\": \"o\", \"repo\": \"r\"}' | camel-codegen call github__repos_get --json -"
        })
public final class CallCommand extends CodegenCommand {

    @Parameters(paramLabel = "TOOL", description = "The tool, source__tool.")
    private String tool = "";

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter; text is made what the tool's schema wants. One given several times is a list.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = {"-j", "--json"},
            paramLabel = "JSON",
            description = "All parameters as a JSON object: itself, @FILE, or - for stdin. --param adds to it.")
    private @Nullable String json;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long an attempt may take: 500ms, 10s, 1m30s. Default: the configuration's.")
    private @Nullable String timeout;

    @Option(
            names = "--raw",
            description = "One attempt without credentials, retries, circuit breaker and validation; prints an object"
                    + " with what became of it.")
    private boolean raw;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the result to this file, byte for byte, instead of printing it.")
    private @Nullable Path out;

    public CallCommand() {}

    /** One whose arguments were read by somebody else. */
    public CallCommand(String tool, List<String> parameters, @Nullable String json) {
        this.tool = tool;
        this.parameters = parameters;
        this.json = json;
    }

    @Override
    int run(Session session) {
        session.nameTool(tool);
        CallOptions options = CallOptions.NONE.withTimeout(duration(timeout));
        if (session.options().isAgent() && (raw || timeout != null || out != null)) {
            throw new UsageException("--raw, --timeout and --out are not for agents: how a call is made is the"
                    + " configuration's affair");
        }
        if (raw && timeout != null) {
            throw new UsageException("--timeout is not for --raw, which asks the source as it is configured");
        }
        Object arguments = CallArguments.of(
                parameters, json, session.terminal().in(), session.terminal().directory());
        if (session.options().isAgent()) {
            return agentCall(session, arguments);
        }
        Codegen codegen = session.workspace().codegen();
        if (raw) {
            return print(session, codegen.callRaw(tool, arguments));
        }
        print(session, codegen.call(tool, arguments, options));
        return ExitCode.OK;
    }

    private int agentCall(Session session, Object arguments) {
        CallResult result = AgentSurface.of(session.workspace()).call(tool, arguments);
        session.output().text(result.text());
        if (result.note() != null) {
            session.warn(result.note());
        }
        return ExitCode.OK;
    }

    private void print(Session session, @Nullable Object value) {
        Output output = session.output();
        if (out != null) {
            byte[] bytes = bytes(value, output.format());
            ResultFile.writePrivate(session.terminal().directory().resolve(out), bytes);
            session.note("wrote " + bytes.length + " bytes to " + out);
        } else if (output.format() != Format.TEXT) {
            output.data(value);
        } else if (value instanceof byte[] bytes) {
            if (output.isTerminal()) {
                session.warn("the result is " + bytes.length + " bytes of binary data, which a terminal cannot show;"
                        + " --out FILE writes it to a file");
            } else {
                output.bytes(bytes);
            }
        } else if (value instanceof String text) {
            output.text(text);
        } else if (value != null) {
            output.data(value);
        }
    }

    private static byte[] bytes(@Nullable Object value, Format format) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text && format == Format.TEXT) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        String text = format == Format.YAML ? DataText.yaml(value) : DataText.json(value, false) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int print(Session session, RawCallResult result) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("success", result.success());
        if (result.data() != null) {
            shown.put("data", result.data());
        }
        RawCallResult.Failure error = result.error();
        if (error != null) {
            Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("code", error.code());
            failure.put("message", error.message());
            failure.put("details", error.details());
            shown.put("error", failure);
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("durationMillis", result.metadata().duration().toMillis());
        metadata.put("transport", result.metadata().transport());
        metadata.put("source", result.metadata().source());
        shown.put("metadata", metadata);
        session.output().data(shown);
        return error == null
                ? ExitCode.OK
                : ExitCode.of(ErrorCode.valueOf(error.code()).category());
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long millis = TimeUtils.toMilliSeconds(text);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (RuntimeException e) { // told below
        }
        throw new UsageException("--timeout must be a duration such as 500ms, 10s or 1m30s, not '" + text + "'");
    }
}
