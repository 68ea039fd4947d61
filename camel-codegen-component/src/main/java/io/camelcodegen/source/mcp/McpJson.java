package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;

/** JSON as MCP messages are read and written: no digit lost, texts as long as a message may be. */
final class McpJson {

    /** Texts may fill a message, and messages are bounded before they are parsed; depth and digits stay bounded. */
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final McpJsonMapper SDK_MAPPER = new JacksonMcpJsonMapper(MAPPER);

    /** Asks the SDK for an answer as it came, so that what the SDK does not know of is not lost. */
    static final TypeRef<Object> RAW = new TypeRef<>() {};

    private McpJson() {}
}
