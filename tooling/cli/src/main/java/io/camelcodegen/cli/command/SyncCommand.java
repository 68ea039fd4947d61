package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import picocli.CommandLine.Command;

@Command(name = "sync", description = "Generates, and writes manifest and lock file.")
public final class SyncCommand extends CodegenCommand {

    @Override
    public Integer call() {
        return ExitCode.INTERNAL;
    }
}
