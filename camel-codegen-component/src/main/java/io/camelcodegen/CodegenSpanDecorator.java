package io.camelcodegen;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the spans of Camel's tracing (camel-opentelemetry2 and others of camel-telemetry) which tool was called and how
 * it ended. Found by camel-telemetry's service loader; not loaded without it. Attributes of the OpenTelemetry semantic
 * conventions have their names.
 */
public final class CodegenSpanDecorator extends AbstractSpanDecorator {

    @Override
    public String getComponent() {
        return "codegen";
    }

    @Override
    public String getComponentClassName() {
        return CodegenComponent.class.getName();
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Message message = exchange.getMessage();
        tag(span, "codegen.tool", message.getHeader(CodegenConstants.TOOL));
        tag(span, "codegen.source", message.getHeader(CodegenConstants.SOURCE));
        tag(span, "http.response.status_code", message.getHeader(CodegenConstants.RESPONSE_STATUS));
        if (exchange.getException() instanceof CodegenException failure) {
            Map<String, Object> context = failure.getContext();
            tag(span, "codegen.tool", context.get(ErrorContext.TOOL));
            tag(span, "codegen.source", context.get(ErrorContext.SOURCE));
            tag(span, "codegen.attempts", context.get(ErrorContext.ATTEMPTS));
            tag(span, "http.response.status_code", context.get(ErrorContext.STATUS));
            tag(span, "error.type", failure.getCode());
        }
    }

    private static void tag(Span span, String name, @Nullable Object value) {
        if (value != null) {
            span.setTag(name, value.toString());
        }
    }
}
