package io.camelcodegen.routes;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import java.io.InputStream;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/** The bean of the template {@code codegen-batch}: reads lines of parameters, writes lines of results and failures. */
public final class LineBatch {

    /** Header: the number of the line in its file; the first is 1. */
    public static final String LINE = "codegenLine";

    private static final String INPUT = "codegenBatchLine";
    private static final String RESULT = "codegenBatchResult";

    private int maxLineBytes = 1_000_000;
    private Semaphore permits = new Semaphore(8);

    /** @param maxLineBytes a longer line is a failure, and is not read into memory */
    public void setMaxLineBytes(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** @param parallel how many calls may be under way at once, of all files together */
    public void setParallel(int parallel) {
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be at least 1, is " + parallel);
        }
        this.permits = new Semaphore(parallel);
    }

    /** The lines of the body, read as they are asked for. */
    public Iterator<?> lines(InputStream body) {
        return new BatchLines(body, maxLineBytes);
    }

    /**
     * Waits until fewer calls than allowed are under way. It is the reader who waits, so it reads no further. Not a
     * throttle EIP, as Camel 4.17's forgets the calls under way ten seconds after the last one ended.
     */
    public void admit(Exchange exchange) throws InterruptedException {
        Semaphore taken = permits;
        taken.acquire();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                taken.release();
            }
        });
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
            throw ToolErrors.invalidParams(
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
        CodegenException error = CodegenErrors.wrap(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
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
