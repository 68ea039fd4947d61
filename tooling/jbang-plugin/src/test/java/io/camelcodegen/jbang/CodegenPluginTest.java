package io.camelcodegen.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.testing.EverythingServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;
import org.apache.camel.dsl.jbang.core.commands.plugin.PluginAdd;
import org.apache.camel.dsl.jbang.core.common.CommandLineHelper;
import org.apache.camel.dsl.jbang.core.common.Plugin;
import org.apache.camel.dsl.jbang.core.common.PluginHelper;
import org.apache.camel.dsl.jbang.core.common.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CodegenPluginTest {

    @TempDir
    Path directory;

    @Test
    void camelFindsItByItsCommand() {
        Optional<Plugin> plugin =
                PluginHelper.getPlugin("codegen", "4.17.0", null, null, new Printer.SystemOutPrinter());

        assertThat(plugin).containsInstanceOf(CodegenPlugin.class);
    }

    @Test
    void itsCommandsStandBelowCamels() throws Exception {
        String script = EverythingServer.script().replace("\\", "\\\\");
        Path config = Files.writeString(
                directory.resolve("codegen.config.json"),
                "{\"mcpServers\":{\"everything\":{\"command\":\"node\",\"args\":[\"" + script + "\",\"stdio\"]}}}");

        Result call = run("codegen", "call", "everything__echo", "-p", "message=hi", "-c", config.toString());
        Result wrong = run("codegen", "call", "everything__ecko", "-c", config.toString());

        assertThat(call).isEqualTo(new Result(0, "Echo: hi\n"));
        assertThat(wrong.exit()).isEqualTo(3);
    }

    /** As {@code camel plugin add codegen --gav …} does, up to the download of the jar, which is on the class path here. */
    @Test
    void camelAddsItAndHasItsCommandsThen() {
        CommandLineHelper.useHomeDir(directory.toString());
        CamelJBangMain main = new CamelJBangMain();
        CommandLine camel = new CommandLine(main);

        int added = new CommandLine(new PluginAdd(main))
                .execute("codegen", "--gav", "io.camelcodegen:camel-jbang-plugin-codegen:0.1.0-SNAPSHOT");
        PluginHelper.addPlugins(camel, main, "codegen");

        assertThat(added).isZero();
        assertThat(camel.getSubcommands().get("codegen").getSubcommands()).containsKeys("list", "call", "doctor");
    }

    private record Result(int exit, String out) {}

    /** The process's own stdout, as a plugin has no other. */
    private static Result run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CamelJBangMain main = new CamelJBangMain();
            CommandLine camel = new CommandLine(main);
            new CodegenPlugin().customize(camel, main);
            int exit = camel.execute(arguments);
            return new Result(exit, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
