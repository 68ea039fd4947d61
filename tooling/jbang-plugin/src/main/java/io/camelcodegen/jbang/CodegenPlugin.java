package io.camelcodegen.jbang;

import io.camelcodegen.cli.PicocliRun;
import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;
import org.apache.camel.dsl.jbang.core.common.CamelJBangPlugin;
import org.apache.camel.dsl.jbang.core.common.Plugin;
import picocli.CommandLine;

/** {@code camel codegen …}: the commands of {@code camel-codegen} below those of Camel JBang. */
@CamelJBangPlugin(name = "camel-jbang-plugin-codegen", firstVersion = "4.17.0")
public final class CodegenPlugin implements Plugin {

    @Override
    public void customize(CommandLine commandLine, CamelJBangMain main) {
        commandLine.addSubcommand("codegen", PicocliRun.below());
    }
}
