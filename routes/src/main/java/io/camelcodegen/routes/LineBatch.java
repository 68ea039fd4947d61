package io.camelcodegen.routes;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The bean of the template {@code codegen-batch}: reads lines of parameters, writes lines of results and failures. */
public final class LineBatch {

    /** Header: the number of the line in its file; the first is 1. */
    public static final String LINE = "codegenLine";

    private static final String INPUT = "codegenBatchLine";
    private static final String RESULT = "codegenBatchResult";

    private int maxLineBytes = 1_000_000;

    /** @param maxLineBytes a longer line is a failure, and is not read into memory */
    public void setMaxLineBytes(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The lines of the body, read as they are asked for. */
    public Iterator<?> lines(InputStream body) {
        return new BatchLines(body, maxLineBytes);
    }

    /** Makes a line the parameters of a call. */
    public void parameters(Exchange exchange) {
        Message message = exchange.getMessage();
        BatchLine line = message.getBody(BatchLine.class);
        message.removeHeaders("CamelCodegen*");
        message.removeHeaders("CamelFile*"); // else they would name the files that sink and failures write
        message.setHeader(LINE, line.number());
        exchange.setProperty(INPUT, line);
        if (line.tooLong()) {
            throw CodegenErrors.invalidParams(
                    "line " + line.number(), "", "the line is longer than " + maxLineBytes + " bytes");
        }
        message.setBody(line.bytes());
    }

    /** Makes a result a line: {@code {"line":…,"result":…}}. */
    public void result(Exchange exchange) {
        String result = JsonText.of(exchange.getMessage().getBody());
        exchange.setProperty(RESULT, result);
        exchange.getMessage().setBody("{\"line\":" + input(exchange).number() + ",\"result\":" + result + "}");
    }

    /**
     * Makes a failure a line: {@code {"line":…,"input":…,"error":…}}; with {@code "result":…} where the call succeeded,
     * and what came after it failed.
     */
    public void failure(Exchange exchange) {
        CodegenException error =
                CodegenErrors.wrap(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        BatchLine line = input(exchange);
        String result = exchange.getProperty(RESULT, String.class);
        Message message = exchange.getMessage();
        message.removeHeaders("CamelFile*");
        message.setBody("{\"line\":" + line.number() + ",\"input\":" + line.toJson()
                + (result == null ? "" : ",\"result\":" + result) + ",\"error\":" + error.toJson() + "}");
    }

    private static BatchLine input(Exchange exchange) {
        return exchange.getProperty(INPUT, BatchLine.class);
    }
}
