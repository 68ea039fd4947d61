package io.camelcodegen.call;

import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * One attempt of the call that is the exchange's body. Sets the failure as the exchange's exception, which Camel's error
 * handler around this repeats or gives up.
 */
final class Attempt extends AsyncProcessorSupport {

    private final Consumer<CallState> onStart;
    private final CallObserver observer;

    Attempt(Consumer<CallState> onStart, CallObserver observer) {
        this.onStart = onStart;
        this.observer = observer;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallState call = (CallState) exchange.getIn().getBody();
        onStart.accept(call);
        if (call.result.isDone()) { // cancelled while it waited for this attempt
            callback.done(true);
            return true;
        }
        new Trial(call, observer, failure -> {
                    exchange.setException(failure);
                    callback.done(false);
                })
                .start();
        return false;
    }
}
