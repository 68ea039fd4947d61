package io.camelcodegen.benchmarks.peer;

import java.io.File;
import java.util.List;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** Generates a Java client as openapi-generator does by default, without documentation and tests of it. */
public final class OpenApiGeneratorRun {

    private OpenApiGeneratorRun() {}

    /** @param args the document, the output folder. Prints the number of files and the CPU seconds since the JVM's start */
    public static void main(String[] args) {
        for (String part : List.of("apiDocs", "modelDocs", "apiTests", "modelTests")) {
            GlobalSettings.setProperty(part, "false");
        }
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setInputSpec(args[0])
                .setOutputDir(args[1])
                .setValidateSpec(false);
        List<File> files =
                new DefaultGenerator().opts(settings.toClientOptInput()).generate();
        double seconds =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        System.out.println(files.size() + " " + seconds);
    }
}
