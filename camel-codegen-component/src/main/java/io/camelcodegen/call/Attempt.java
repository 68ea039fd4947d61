package io.camelcodegen.call;

import io.camelcodegen.event.LogScope;
import io.camelcodegen.tool.Tool;
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
    private final boolean scoped;

    /** @param scoped whether what is logged while the attempt is sent says which call it is about */
    Attempt(Consumer<CallState> onStart, boolean scoped) {
        this.onStart = onStart;
        this.scoped = scoped;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallState call = (CallState) exchange.getIn().getBody();
        onStart.accept(call);
        if (call.result.isDone()) { // cancelled while it waited for this attempt
            callback.done(true);
            return true;
        }
        Trial trial = new Trial(call, failure -> {
            exchange.setException(failure);
            callback.done(false);
        });
        if (scoped) {
            Tool tool = call.tool.tool();
            LogScope.run(tool.name().source(), tool.toString(), trial::start);
        } else {
            trial.start();
        }
        return false;
    }
}
