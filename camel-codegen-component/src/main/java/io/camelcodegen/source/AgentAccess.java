package io.camelcodegen.source;

/**
 * What language models may use of a source's tools, where they are given them by search, description and call. Routes
 * and Java code are not bound by it.
 *
 * @param readOnly whether they may use only tools that change nothing, as far as the source tells
 * @param tools those they may use
 */
public record AgentAccess(boolean readOnly, ToolPatterns tools) {

    /** What holds where nothing is said: every tool that changes nothing. */
    public static final AgentAccess READ_ONLY = new AgentAccess(true, ToolPatterns.ALL);
}
