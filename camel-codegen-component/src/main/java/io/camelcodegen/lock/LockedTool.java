package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolSchemas;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a tool.
 *
 * @param hash of all that is locked: two tools of one hash are the same
 * @param target the name at the source, or the method and path of an HTTP operation
 * @param description short hash of it
 * @param output null where the tool declares none
 */
record LockedTool(
        String hash,
        String target,
        String description,
        ToolHints hints,
        LockedSchema input,
        @Nullable LockedSchema output) {

    /** @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where its schemas cannot be resolved */
    static LockedTool of(Tool tool) {
        ToolSchemas schemas = tool.schemas();
        ObjectNode output = schemas.output();
        return new LockedTool(
                hash(tool),
                target(tool),
                CanonicalJson.shortHash(JsonNodeFactory.instance.textNode(tool.description())),
                tool.hints(),
                SchemaShape.lock(schemas.input()),
                output == null ? null : SchemaShape.lock(output));
    }

    /** The hash alone: cheaper than the rest, and enough where nothing has changed. */
    static String hash(Tool tool) {
        ToolSchemas schemas = tool.schemas();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("name", tool.name().tool());
        all.put("wireName", tool.wireName());
        all.put("description", tool.description());
        if (tool.http() != null) {
            all.put("http", tool.http().method() + " " + tool.http().path());
        }
        all.set("input", schemas.input());
        if (schemas.output() != null) {
            all.set("output", schemas.output());
        }
        ToolHints hints = tool.hints();
        all.putObject("hints")
                .put("readOnly", hints.readOnly())
                .put("idempotent", hints.idempotent())
                .put("destructive", hints.destructive());
        return CanonicalJson.sha256(all);
    }

    private static String target(Tool tool) {
        return tool.http() == null
                ? tool.wireName()
                : tool.http().method() + " " + tool.http().path();
    }
}
