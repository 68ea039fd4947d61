package io.camelcodegen.generator.java;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.generator.model.SourceModel;
import io.camelcodegen.generator.model.SourceModels;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The only source of a configuration: its tools, the Java made of them, and a way to call that. */
final class Generation implements AutoCloseable {

    private final Workspace workspace;
    private final String config;
    private final String basePackage;
    private final SourceModel model;
    private final List<GeneratedFile> files = new ArrayList<>();

    private Generation(String config, String basePackage, boolean async) {
        this.workspace = Workspace.open(config);
        this.config = config;
        this.basePackage = basePackage;
        SourceTools tools = workspace.tools(workspace.sources().get(0).name());
        this.model = SourceModels.of(tools);
        new JavaWriter(basePackage, async).write(model, files::add);
    }

    static Generation of(Path folder, String config, boolean async) throws IOException {
        Path file = Files.writeString(folder.resolve("codegen.config.json"), config);
        return new Generation("file:" + file, "com.acme", async);
    }

    /** A CamelContext of an application with the same configuration, started. */
    CamelContext camelContext() {
        DefaultCamelContext context = new DefaultCamelContext();
        CodegenComponent component = new CodegenComponent();
        component.setConfig(config);
        context.addComponent("codegen", component);
        context.start();
        return context;
    }

    SourceModel model() {
        return model;
    }

    List<GeneratedFile> files() {
        return files;
    }

    SourceTools tools() {
        return workspace.tools(model.source());
    }

    /** The generated files, compiled together with a class that uses them. */
    Compilation compileWith(String... users) {
        List<GeneratedFile> all = new ArrayList<>(files);
        for (String user : users) {
            String name = user.replaceFirst("(?s).*?class (\\w+).*", "$1");
            all.add(new GeneratedFile("demo/" + name + ".java", user));
        }
        return Compilation.of(all);
    }

    /** Calls a static method of a class that uses the generated interface, which is its first argument. */
    Object call(Compilation compiled, String user, String method, Object... more) throws Throwable {
        Class<?> contract = compiled.type(basePackage + '.' + model.packageName() + '.' + model.typeName());
        Object client = contract.getMethod("of", Codegen.class).invoke(null, workspace.codegen());
        Method called = Arrays.stream(compiled.type(user).getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        List<Object> arguments = new ArrayList<>(List.of(client));
        arguments.addAll(List.of(more));
        try {
            return called.invoke(null, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        workspace.close();
    }
}
