package io.camelcodegen.examples.filesystem;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Lists what the filesystem server can do, keeps a note in a directory by its tools, and sees that it ends with Camel. */
public final class FilesystemExample {

    private FilesystemExample() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("notes-").toRealPath();
        Path note = directory.resolve("hello.txt");
        Main camel = new Main();
        camel.addInitialProperty("notes.directory", directory.toString());
        camel.configure().addRoutesBuilder(new NoteRoutes());
        List<ProcessHandle> servers;
        try {
            camel.start();
            list(Codegen.of(camel.getCamelContext()).tools("filesystem"));
            useRoutes(camel.getCamelTemplate(), note);
            servers = ProcessHandle.current().descendants().toList();
            System.out.println("server process  " + servers.size() + " running");
        } finally {
            camel.stop();
            Files.deleteIfExists(note);
            Files.delete(directory);
        }
        long left = servers.stream().filter(ProcessHandle::isAlive).count();
        System.out.println("server process  " + left + " running after Camel has stopped");
        check(servers.size() == 1 && left == 0, "the server process lives as long as Camel");
        System.out.println("mcp-filesystem: ok");
    }

    private static void list(Collection<Tool> tools) {
        System.out.println(tools.size() + " tools:");
        for (Tool tool : tools) {
            String access = tool.hints().readOnly() ? "reads " : "writes";
            System.out.println("  " + access + "  codegen:" + tool.name());
        }
        check(tools.stream().anyMatch(tool -> tool.wireName().equals("write_file")), "there is a tool write_file");
    }

    private static void useRoutes(ProducerTemplate template, Path note) throws Exception {
        String text = "written by a Camel route";
        Object read = template.requestBody(NoteRoutes.KEEP, Map.of("path", note.toString(), "content", text));
        check(text.equals(read), "what was read is what was written");
        check(text.equals(Files.readString(note)), "the file holds what was written");

        String refused = template.requestBody(NoteRoutes.READ, Map.of("path", "/etc/hostname"), String.class);
        check(
                refused.contains("\"code\":\"EXECUTION_FAILED\"") && refused.contains("Access denied"),
                "a path elsewhere is refused");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
