package io.camelcodegen.auth;

/**
 * What credentials an {@link AuthResolver} is asked for. Equal requests may be answered from what an earlier answer said.
 *
 * @param source the name of the source
 * @param security what the source's document asks for with the tool that is called; {@link ToolSecurity#NONE} where it
 *     says nothing, and for requests that belong to no tool, such as discovery
 */
public record AuthRequest(String source, ToolSecurity security) {}
