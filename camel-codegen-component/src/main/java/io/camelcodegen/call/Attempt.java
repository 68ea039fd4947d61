package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.tool.Tool;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of calls. As a processor, within Camel's error handler, it makes a further one of the call that is
 * the exchange's body, and sets the failure as the exchange's exception.
 */
final class Attempt extends AsyncProcessorSupport {

    private final Consumer<CallState> onRepeat;
    private final boolean scoped;

    /**
     * @param onRepeat told of a call whose wait for a further attempt is over
     * @param scoped whether what is logged while the attempt is sent says which call it is about
     */
    Attempt(Consumer<CallState> onRepeat, boolean scoped) {
        this.onRepeat = onRepeat;
        this.scoped = scoped;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallState call = (CallState) exchange.getIn().getBody();
        onRepeat.accept(call);
        if (call.result.isDone()) { // cancelled while it waited for this attempt
            callback.done(true);
            return true;
        }
        begin(call, failure -> {
            exchange.setException(failure);
            callback.done(false);
        });
        return false;
    }

    /** @param end told once how the attempt ended: null where the call has its answer */
    void begin(CallState call, Consumer<@Nullable CodegenException> end) {
        Trial trial = new Trial(call, end);
        if (scoped) {
            Tool tool = call.tool.tool();
            LogScope.run(tool.name().source(), tool.toString(), trial::start);
        } else {
            trial.start();
        }
    }
}
