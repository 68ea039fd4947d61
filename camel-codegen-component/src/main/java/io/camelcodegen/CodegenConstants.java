package io.camelcodegen;

import org.apache.camel.spi.Metadata;

/** Names of the message headers. */
public final class CodegenConstants {

    // in

    @Metadata(
            label = "producer",
            description = "The tool to call instead of the endpoint's own. Used only where the endpoint or component"
                    + " sets allowToolNameHeader=true, and only within the names the endpoint's path matches.",
            javaType = "String")
    public static final String TOOL_NAME = "CamelCodegenToolName";

    @Metadata(
            label = "producer",
            description = "Sent as the Idempotency-Key request header. A call that has one may be retried although its"
                    + " tool has side effects.",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelCodegenIdempotencyKey";

    // out

    @Metadata(label = "common", description = "The whole name of the tool that was called.", javaType = "String")
    public static final String TOOL = "CamelCodegenTool";

    @Metadata(label = "common", description = "The name of the source of the tool.", javaType = "String")
    public static final String SOURCE = "CamelCodegenSource";

    @Metadata(
            label = "producer",
            description = "How long the call took, all attempts and waits together, in milliseconds.",
            javaType = "Long")
    public static final String DURATION = "CamelCodegenDuration";

    @Metadata(
            label = "producer",
            description = "The status of the response. Not set by sources that have none, such as MCP servers.",
            javaType = "Integer")
    public static final String RESPONSE_STATUS = "CamelCodegenResponseStatus";

    @Metadata(
            label = "producer",
            description = "The headers of the response, with lower-case names. Kept apart from the message headers, as"
                    + " they come from outside.",
            javaType = "java.util.Map<String, java.util.List<String>>")
    public static final String RESPONSE_HEADERS = "CamelCodegenResponseHeaders";

    @Metadata(
            label = "consumer",
            description = "The type of the event, for example call:error. CamelCodegenSource is set too, and"
                    + " CamelCodegenTool where the event is one of a call.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelCodegenEventType";

    /** The exchange property in which {@code from("codegen:events")} keeps the {@code CodegenEvent}. */
    public static final String EVENT = "CamelCodegenEvent";

    private CodegenConstants() {}
}
