package io.camelcodegen.generator.java;

import io.camelcodegen.generator.output.GeneratedFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated files, compiled in memory with every warning an error. */
public final class Compilation extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private Compilation() {
        super(Compilation.class.getClassLoader());
    }

    /** @throws AssertionError with what javac says, where it says anything */
    public static Compilation of(Collection<GeneratedFile> files) {
        Compilation compilation = new Compilation();
        List<Source> sources = sources(files);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, null);
        boolean compiled = compiler.getTask(
                        null,
                        compilation.new Memory(standard),
                        diagnostics,
                        List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17", "-Xmaxerrs", "1000"),
                        null,
                        sources)
                .call();
        if (!compiled) {
            throw new AssertionError(report(diagnostics.getDiagnostics()));
        }
        return compilation;
    }

    /** What the javadoc tool complains of, comments that are missing apart. */
    static String javadoc(Collection<GeneratedFile> files, Path folder) {
        StringWriter complaints = new StringWriter();
        ToolProvider.getSystemDocumentationTool()
                .getTask(
                        complaints,
                        null,
                        null,
                        null,
                        List.of("-quiet", "-Xdoclint:all,-missing", "-d", folder.toString()),
                        sources(files))
                .call();
        return complaints.toString();
    }

    private static List<Source> sources(Collection<GeneratedFile> files) {
        return files.stream()
                .filter(file -> file.path().endsWith(".java"))
                .map(file -> new Source(file.path(), file.content()))
                .toList();
    }

    private static String report(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        StringBuilder report = new StringBuilder().append(diagnostics.size()).append(" findings of javac\n");
        diagnostics.stream().limit(20).forEach(found -> report.append(found).append('\n'));
        return report.toString();
    }

    /** The class of that binary name. */
    Class<?> type(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    public Collection<String> typeNames() {
        return classes.keySet();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String path, String content) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, absent -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
