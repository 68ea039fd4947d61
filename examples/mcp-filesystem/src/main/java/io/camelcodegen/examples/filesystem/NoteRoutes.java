package io.camelcodegen.examples.filesystem;

import io.camelcodegen.error.CodegenException;
import org.apache.camel.builder.RouteBuilder;

/** Routes over the tools of the filesystem server. */
final class NoteRoutes extends RouteBuilder {

    /** A Map of {@code path} and {@code content} is written; the body becomes what can then be read there. */
    static final String KEEP = "direct:keep";

    /** A Map of {@code path} is read; where that fails, the body becomes the failure as JSON. */
    static final String READ = "direct:read";

    @Override
    public void configure() {
        from(KEEP)
                .routeId("notes.keep")
                .setVariable("path", simple("${body[path]}"))
                .to("codegen:filesystem__write_file")
                .log("write_file      ${body[content]}")
                .setBody(simple("${map(path,{{notes.directory}})}"))
                .to("codegen:filesystem__list_directory")
                .log("list_directory  ${body[content]}")
                .setBody(simple("${map(path,${variable.path})}"))
                .to("codegen:filesystem__read_text_file")
                .log("read_text_file  ${body[content]}")
                .setBody(simple("${body[content]}"));

        from(READ)
                .routeId("notes.read")
                .onException(CodegenException.class)
                .handled(true)
                .log("refused         ${exception.code}: ${exception.message}")
                .setBody(simple("${exception.toJson}"))
                .end()
                .to("codegen:filesystem__read_text_file");
    }
}
