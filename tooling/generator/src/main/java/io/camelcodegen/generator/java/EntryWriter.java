package io.camelcodegen.generator.java;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.generator.java.ToolMethods.Method;
import io.camelcodegen.generator.model.SourceModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Writes the interface of a source, with a method for each tool, and the class that implements it. */
final class EntryWriter {

    /** A class file has 65,535 constants at most, and a method takes a dozen of them (JVMS, section 4.1). */
    private static final int MOST_METHODS = 2_000;

    private static final ClassName CODEGEN = ClassName.of(Codegen.class);
    private static final ClassName CAMEL = ClassName.of(CamelContext.class);

    private final SourceModel source;
    private final SourceNames names;
    private final ToolMethods methods;

    EntryWriter(SourceModel source, SourceNames names, ToolMethods methods) {
        this.source = source;
        this.names = names;
        this.methods = methods;
    }

    /**
     * A class that implements the interface, or some of its methods.
     *
     * @param parent null for the first
     */
    record Client(ClassName name, @Nullable ClassName parent, boolean isLast, List<Method> methods) {}

    void contract(JavaSource code) {
        String name = names.root().simpleName();
        code.javadoc(new Javadoc()
                        .html("The tools of the source {@code " + source.source() + "}, a method for each, "
                                + source.tools().size() + " in all. Thread-safe.")
                        .code(name + ' ' + source.packageName() + " = " + name + ".of(camelContext);")
                        .html("Every method fails with a {@link io.camelcodegen.error.CodegenException}; its"
                                + " {@code getCode()} says why. Beside the codes named at the method, each may fail with"
                                + " {@code SOURCE_UNREACHABLE}, {@code CONNECTION_TIMEOUT}, {@code NETWORK_ERROR},"
                                + " {@code CIRCUIT_OPEN} (no connection), {@code DISCOVERY_FAILED},"
                                + " {@code TOOL_NOT_FOUND} (the source no longer offers the tool) and"
                                + " {@code RESPONSE_TOO_LARGE}."))
                .type("public interface " + name, names.root());
        code.javadoc("Calls by this runtime.");
        code.line("static " + name + " of(" + code.name(CODEGEN) + " codegen)").open();
        code.line("return new " + code.name(names.client()) + "(codegen);").close();
        code.member().javadoc("Calls by the runtime of this context, which must be started.");
        code.line("static " + name + " of(" + code.name(CAMEL) + " camelContext)")
                .open();
        code.line("return of(" + code.name(CODEGEN) + ".of(camelContext));").close();
        methods.all().forEach(method -> methods.declare(code, method));
        code.closeType();
    }

    /** The client, after the classes it extends where its methods are too many for one. */
    List<Client> clients() {
        List<Client> clients = new ArrayList<>();
        List<Method> all = methods.all();
        ClassName parent = null;
        for (int start = 0; start == 0 || start < all.size(); start += MOST_METHODS) {
            int end = Math.min(start + MOST_METHODS, all.size());
            boolean isLast = end == all.size();
            ClassName name = isLast ? names.client() : names.clientPart(clients.size() + 1);
            clients.add(new Client(name, parent, isLast, all.subList(start, end)));
            parent = name;
        }
        return clients;
    }

    void client(JavaSource code, Client part) {
        String name = part.name().simpleName();
        String codegen = code.name(CODEGEN) + " codegen";
        String parent = part.parent() == null ? "" : " extends " + code.name(part.parent());
        code.type(
                (part.isLast() ? "final class " : "abstract class ") + name + parent + " implements "
                        + code.name(names.root()),
                part.name());
        if (part.parent() == null) {
            code.line((part.isLast() ? "private final " : "final ") + codegen + ';');
        }
        code.member().line(name + '(' + codegen + ')').open();
        code.line(part.parent() == null ? "this.codegen = codegen;" : "super(codegen);")
                .close();
        part.methods().forEach(method -> methods.implement(code, method));
        code.closeType();
    }

    /** Whether an implementation overrides methods that javac would warn of. */
    boolean hasDeprecated() {
        return source.tools().stream().anyMatch(tool -> tool.tool().deprecated());
    }
}
