package io.camelcodegen.routes;

import io.camelcodegen.error.CodegenException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the error handler wait as long as the source asked for; an {@code onExceptionOccurred} processor. */
public final class ServerDelay implements Processor {

    private static final Duration MAXIMUM = Duration.ofMinutes(5);

    @Override
    public void process(Exchange exchange) {
        CodegenException error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, CodegenException.class);
        Duration asked = error == null ? null : error.getRetryAfter();
        if (asked == null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY); // one of an earlier attempt
        } else {
            Duration delay = asked.compareTo(MAXIMUM) > 0 ? MAXIMUM : asked;
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis());
        }
    }
}
