package io.camelcodegen.tool;

/**
 * What a tool says of its effects, in MCP's terms (tool annotations). Retry rules and read-only sources go by them.
 *
 * @param readOnly does not change anything
 * @param idempotent calling it again with the same parameters changes nothing more; true for every read-only tool
 * @param destructive may delete or overwrite; false for every read-only tool
 */
public record ToolHints(boolean readOnly, boolean idempotent, boolean destructive) {

    public static final ToolHints READ_ONLY = new ToolHints(true, true, false);
    /** Changes something, and can be repeated: HTTP's PUT and DELETE. */
    public static final ToolHints IDEMPOTENT_WRITE = new ToolHints(false, true, true);
    /** Changes something, and must not be repeated: HTTP's POST and PATCH. */
    public static final ToolHints WRITE = new ToolHints(false, false, true);

    public ToolHints {
        idempotent |= readOnly;
        destructive &= !readOnly;
    }
}
