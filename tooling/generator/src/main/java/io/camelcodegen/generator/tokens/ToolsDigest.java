package io.camelcodegen.generator.tokens;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.agent.AgentSource;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.agent.ToolDescription;
import io.camelcodegen.generator.workspace.LibraryVersion;
import io.camelcodegen.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells the tools that figures were counted of from others: made of all that is counted before, of the page, and of this
 * library's version, as that makes what is counted after.
 */
final class ToolsDigest {

    private final MessageDigest digest;

    private ToolsDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** {@code sha256:} and 64 hexadecimal digits; discovers every source, and makes the schemas of every tool. */
    static String of(AgentSurface surface) {
        ToolsDigest tools = new ToolsDigest();
        tools.add(LibraryVersion.get());
        tools.add(surface.page());
        for (AgentSource source : surface.sources()) {
            tools.add(source.name());
            if (source.problem() == null) {
                surface.tools(source.name()).forEach(tools::add);
            }
        }
        return "sha256:" + HexFormat.of().formatHex(tools.digest.digest());
    }

    private void add(Tool tool) {
        try {
            add(ToolDescription.schemas(tool).toString());
        } catch (CodegenException e) {
            add(tool + " has no schemas"); // and is not counted
        }
    }

    /** With an end that no text has, so that parts cannot be taken for one another. */
    private void add(String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF);
    }
}
