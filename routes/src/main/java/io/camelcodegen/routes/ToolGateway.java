package io.camelcodegen.routes;

import io.camelcodegen.CodegenConstants;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of the template {@code codegen-rest-gateway}: reads requests, lists and describes tools, writes answers. The
 * call itself is the route's.
 *
 * <p>Of a request nothing goes on but the tool's name, if it is allowed, and the body.
 */
public final class ToolGateway {

    /** Variable: what is asked for, {@code call}, {@code list} or {@code describe}. */
    public static final String REQUEST = "codegenRequest";

    private static final Logger LOG = LoggerFactory.getLogger(ToolGateway.class);
    private static final String TOOL = "codegenTool";
    private static final String JSON = "application/json";

    private AllowedTools allowed = AllowedTools.parse("");
    private String path = "/tools";

    /** @param allow patterns of the tools that may be called, with commas between; see {@link AllowedTools#parse} */
    public void setAllow(String allow) {
        allowed = AllowedTools.parse(allow);
    }

    /** @param path where the gateway is, without what the server puts in front */
    public void setPath(String path) {
        this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Finds out what a request asks for, and drops everything of it but the body. */
    public void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> asked = new LinkedHashMap<>(message.getHeaders());
        message.removeHeaders("*");
        // parameters of the query have become headers, and could pose as the Content-Type
        String query = text(asked, Exchange.HTTP_QUERY);
        if (query != null && !query.isEmpty()) {
            throw new RefusedRequestException(400, "Parameters go into the body, as JSON; the query must be empty.");
        }
        boolean post = "POST".equals(text(asked, Exchange.HTTP_METHOD));
        String tool = tool(text(asked, Exchange.HTTP_PATH));
        if (tool.isEmpty()) {
            if (post) {
                message.setHeader("Allow", "GET");
                throw new RefusedRequestException(405, "Name the tool in the path: POST " + path + "/{name}.");
            }
            exchange.setVariable(REQUEST, "list");
            return;
        }
        if (!allowed.contains(tool)) {
            throw ToolErrors.notFound(tool, List.of());
        }
        if (post) {
            requireJson(text(asked, Exchange.CONTENT_TYPE));
            message.setHeader(CodegenConstants.TOOL_NAME, tool);
        }
        exchange.setVariable(REQUEST, post ? "call" : "describe");
        exchange.setVariable(TOOL, tool);
    }

    /** What follows the gateway's own path; empty for the path itself. A server may have a context path before it. */
    private String tool(@Nullable String requested) {
        String whole = requested == null ? "" : requested;
        for (int start = whole.indexOf(path); start >= 0; start = whole.indexOf(path, start + 1)) {
            String rest = whole.substring(start + path.length());
            if (rest.isEmpty()) {
                return "";
            }
            if (rest.charAt(0) == '/') {
                return rest.substring(1);
            }
        }
        throw ToolErrors.notFound(whole, List.of());
    }

    /** Also keeps out pages of other sites: a browser sends no JSON to another origin without asking first. */
    private static void requireJson(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        String essence = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        if (!essence.equals(JSON) && !(essence.startsWith("application/") && essence.endsWith("+json"))) {
            throw new RefusedRequestException(415, "Parameters must be sent as " + JSON + ".");
        }
    }

    /** A header that is there twice is a list, and counts as missing. */
    private static @Nullable String text(Map<String, Object> headers, String name) {
        for (Map.Entry<String, Object> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue() instanceof String value ? value : null;
            }
        }
        return null;
    }

    /** The allowed tools, and the sources whose tools are not known at present. */
    public void list(Exchange exchange) {
        Codegen codegen = Codegen.of(exchange.getContext());
        List<Map<String, Object>> tools = new ArrayList<>();
        List<String> unavailable = new ArrayList<>();
        for (String source : allowed.sources()) {
            try {
                codegen.tools(source).stream()
                        .filter(tool -> allowed.contains(tool.toString()))
                        .forEach(tool -> tools.add(summary(tool)));
            } catch (CodegenException e) {
                LOG.warn("The gateway cannot list the tools of '{}': {}", source, e.toJson());
                unavailable.add(source);
            }
        }
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("tools", tools);
        if (!unavailable.isEmpty()) {
            listing.put("unavailable", unavailable);
        }
        exchange.getMessage().setBody(listing);
    }

    /** One tool, with its schemas. */
    public void describe(Exchange exchange) {
        Tool tool = Codegen.of(exchange.getContext()).tool(exchange.getVariable(TOOL, String.class));
        ToolSchemas schemas = tool.schemas();
        Map<String, Object> description = summary(tool);
        description.put("inputSchema", schemas.input());
        if (schemas.output() != null) {
            description.put("outputSchema", schemas.output());
        }
        exchange.getMessage().setBody(description);
    }

    private static Map<String, Object> summary(Tool tool) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("name", tool.toString());
        summary.put("description", tool.description());
        return summary;
    }

    /** Writes the body as the answer: JSON, or bytes as they are. */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        Object result = message.getBody();
        message.removeHeaders("*");
        if (result instanceof byte[] || result instanceof InputStream) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
            message.setHeader("X-Content-Type-Options", "nosniff"); // it is the source's, and may be anything
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
            message.setBody(JsonText.of(result));
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    /** Writes what went wrong as the answer. */
    public void refuse(Exchange exchange) {
        Message message = exchange.getMessage();
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Object allow = message.getHeader("Allow");
        message.removeHeaders("*");
        ProblemDetails problem = problem(failure, exchange.getExchangeId());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE);
        if (problem.retryAfterSeconds() != null) {
            message.setHeader("Retry-After", problem.retryAfterSeconds());
        }
        if (problem.status() == 405) {
            message.setHeader("Allow", allow);
        }
        message.setBody(JsonText.of(problem.members()));
    }

    private static ProblemDetails problem(Exception failure, String reference) {
        if (failure instanceof RefusedRequestException refused) {
            return ProblemDetails.of(refused);
        }
        CodegenException error = CodegenErrors.wrap(failure);
        ProblemDetails problem = ProblemDetails.of(error, reference);
        if (problem.status() >= 500) {
            LOG.warn("The gateway answered {} to {}: {}", problem.status(), reference, error.toJson());
        }
        return problem;
    }
}
