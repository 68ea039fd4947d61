package io.camelcodegen.generator.java;

import io.camelcodegen.generator.java.TypeName.Array;
import io.camelcodegen.generator.java.TypeName.Generic;
import io.camelcodegen.generator.java.TypeName.Nullable;
import io.camelcodegen.generator.java.TypeName.Primitive;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of one Java file, written from top to bottom. What it names by {@link #name} is imported. Not thread-safe.
 */
final class JavaSource {

    static final String INDENT = "    ";

    private static final int WIDTH = 120;
    private static final String CONTINUED = INDENT + INDENT;
    private static final ClassName NULLABLE = ClassName.of(org.jspecify.annotations.Nullable.class);

    private final ClassName file;
    private final Imports imports;
    private final StringBuilder body = new StringBuilder(4_096);
    private final List<String> annotations = new ArrayList<>();
    /** The simple names of the types that are open. */
    private final List<String> enclosing = new ArrayList<>();

    private int depth;
    /** Whether a line was written since the last one that opened something. */
    private boolean hasLines;

    /** @param file the type that the file is named after */
    JavaSource(ClassName file, Imports imports) {
        this.file = file;
        this.imports = imports;
    }

    /** Annotates the outermost type. */
    void annotate(ClassName annotation, String arguments) {
        annotations.add('@' + name(annotation) + arguments);
    }

    /** The shortest name of the type at this place. */
    String name(TypeName type) {
        if (type instanceof ClassName className) {
            return name(className);
        }
        if (type instanceof Generic generic) {
            return name(generic.raw()) + arguments(generic);
        }
        if (type instanceof Nullable nullable) {
            return nullable(nullable.type());
        }
        if (type instanceof Array array) {
            return name(array.element()) + "[]";
        }
        return ((Primitive) type).keyword();
    }

    private String arguments(Generic type) {
        StringBuilder list = new StringBuilder("<");
        for (TypeName argument : type.arguments()) {
            list.append(list.length() == 1 ? "" : ", ").append(name(argument));
        }
        return list.append('>').toString();
    }

    /** The annotation stands before the last of several names, and before the brackets (JLS, section 9.7.4). */
    private String nullable(TypeName type) {
        String annotation = '@' + name(NULLABLE) + ' ';
        if (type instanceof Array array) {
            return name(array.element()) + ' ' + annotation + "[]";
        }
        String raw = name(type instanceof Generic generic ? generic.raw() : type);
        int last = raw.lastIndexOf('.') + 1;
        return raw.substring(0, last)
                + annotation
                + raw.substring(last)
                + (type instanceof Generic generic ? arguments(generic) : "");
    }

    private String name(ClassName type) {
        List<String> names = type.simpleNames();
        if (names.get(0).equals(file.outermost()) && type.packageName().equals(file.packageName())) {
            int known = 0;
            while (known < Math.min(enclosing.size(), names.size() - 1)
                    && enclosing.get(known).equals(names.get(known))) {
                known++;
            }
            return String.join(".", names.subList(known, names.size()));
        }
        String outermost = imports.name(type.packageName(), names.get(0));
        return names.size() == 1 ? outermost : outermost + '.' + String.join(".", names.subList(1, names.size()));
    }

    /** Writes a line. */
    JavaSource line(String line) {
        indent(depth);
        body.append(line).append('\n');
        hasLines = true;
        return this;
    }

    private void indent(int levels) {
        for (int i = 0; i < levels; i++) {
            body.append(INDENT);
        }
    }

    /** Writes a line that goes on with the one before. */
    JavaSource continued(String line) {
        return line(CONTINUED + line);
    }

    /** Writes lines as they are. */
    JavaSource verbatim(String lines) {
        body.append(lines);
        hasLines = true;
        return this;
    }

    /** Writes one line, or where that gets too long, a line for the parts or for each of them. */
    JavaSource line(String head, List<String> parts, String tail) {
        String all = String.join(", ", parts);
        int room = WIDTH - depth * INDENT.length();
        if (parts.isEmpty() || head.length() + all.length() + tail.length() <= room) {
            return line(head + all + tail);
        }
        line(head.stripTrailing());
        if (CONTINUED.length() + all.length() + tail.length() <= room) {
            return continued(all + tail);
        }
        int last = parts.size() - 1;
        parts.subList(0, last).forEach(part -> continued(part + ','));
        return continued(parts.get(last) + tail);
    }

    /** Writes an assignment of one of two values, on several lines where one gets too long. */
    JavaSource choice(String condition, String yes, String no) {
        String line = condition + " ? " + yes + " : " + no + ';';
        if (line.length() <= WIDTH - depth * INDENT.length()) {
            return line(line);
        }
        return line(condition).continued("? " + yes).continued(": " + no + ';');
    }

    /** Parts the next member from those before by an empty line. */
    JavaSource member() {
        if (hasLines) {
            body.append('\n');
        }
        return this;
    }

    /** Writes a comment of a line of our own. */
    JavaSource javadoc(String line) {
        return line("/** " + line + " */");
    }

    /** Writes a comment; none without text. */
    JavaSource javadoc(Javadoc javadoc) {
        String text = javadoc.text();
        if (text.isEmpty()) {
            return this;
        }
        int end = text.indexOf('\n');
        if (end == text.length() - 1
                && text.charAt(0) != '@'
                && end + "/**  */".length() <= WIDTH - depth * INDENT.length()) {
            return line("/** " + text.substring(0, end) + " */");
        }
        line("/**");
        for (int start = 0; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            line(end == start ? " *" : " * " + text.substring(start, end));
        }
        return line(" */");
    }

    /** Begins a block, behind the line that was written last. */
    JavaSource open() {
        body.setLength(body.length() - 1);
        body.append(" {\n");
        return opened();
    }

    /** Begins a block, with a header as {@link #line(String, List, String)} writes it. */
    JavaSource open(String head, List<String> parts, String tail) {
        return line(head, parts, tail + " {").opened();
    }

    private JavaSource opened() {
        depth++;
        hasLines = false;
        return this;
    }

    JavaSource close() {
        depth--;
        if (hasLines) {
            return line("}");
        }
        body.setLength(body.length() - 1);
        body.append("}\n");
        hasLines = true;
        return this;
    }

    /** Begins a type. */
    JavaSource type(String header, ClassName type) {
        return type(header, List.of(), "", List.of(), type);
    }

    /**
     * Begins a type, with a header as {@link #line(String, List, String)} writes it.
     *
     * @param interfaces what it implements: on lines of their own where they do not fit behind the last part
     */
    JavaSource type(String head, List<String> parts, String tail, List<String> interfaces, ClassName type) {
        if (enclosing.isEmpty()) {
            annotations.forEach(this::line);
        }
        enclosing.add(type.simpleName());
        if (interfaces.isEmpty()) {
            return open(head, parts, tail);
        }
        String end = tail + " implements " + String.join(", ", interfaces);
        String last = parts.isEmpty() ? head : CONTINUED + parts.get(parts.size() - 1);
        return last.length() + end.length() + " {".length() <= WIDTH - depth * INDENT.length()
                ? open(head, parts, end)
                : line(head, parts, tail).open(CONTINUED + "implements ", interfaces, "");
    }

    /** Ends a type; what stands in it no longer has short names. */
    JavaSource closeType() {
        enclosing.remove(enclosing.size() - 1);
        return close();
    }

    /** Relative to where Java files are, with '/'. */
    String path() {
        return file.packageName().replace('.', '/') + '/' + file.simpleName() + ".java";
    }

    /** @param comment its first line */
    String text(String comment) {
        String declarations = imports.declarations();
        return "// " + comment + "\npackage " + file.packageName() + ";\n\n" + declarations
                + (declarations.isEmpty() ? "" : "\n") + body;
    }
}
