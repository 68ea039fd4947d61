package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Session;
import io.camelcodegen.generator.GenerationReport;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.Generator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "generate",
        description = "Generates code and other files of sources' tools. What did not change is not touched.",
        footer = {
            "",
            "Examples:",
            "  camel-codegen generate",
            "  camel-codegen generate github --outputs java,typescript --package com.example.tools"
        })
public final class GenerateCommand extends CodegenCommand {

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Names of sources. Default: all.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private GenerationOptions generation = new GenerationOptions();

    @Option(names = "--dry-run", description = "Writes nothing, and says what would be written.")
    private boolean dryRun;

    @Override
    int run(Session session) {
        session.name(sources);
        GenerationSettings settings =
                generation.settings(session.workspace()).dryRun(dryRun).build();
        GenerationReport report;
        try (GenerationView view = new GenerationView(session)) {
            report = new Generator(session.workspace(), settings, view).generate(sources);
        }
        session.output().print(GenerationText.data(report), lines -> GenerationText.lines(lines, report));
        GenerationText.warn(session, report);
        return GenerationText.exit(session, report);
    }
}
