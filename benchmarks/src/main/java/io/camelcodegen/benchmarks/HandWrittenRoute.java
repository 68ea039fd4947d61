package io.camelcodegen.benchmarks;

import static org.apache.camel.builder.PredicateBuilder.and;
import static org.apache.camel.builder.PredicateBuilder.or;

import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.rest.openapi.RestOpenApiValidationException;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * What one writes with Camel's own parts to have for one operation what a {@code codegen:} endpoint does by default:
 * validation, the bearer token, three attempts, a circuit breaker and the parsed answer.
 */
final class HandWrittenRoute extends RouteBuilder {

    static final String START = "direct:by-hand";

    private final String restOpenApi;

    /** @param restOpenApi URI of the operation's {@code rest-openapi:} endpoint, which validates */
    HandWrittenRoute(String restOpenApi) {
        this.restOpenApi = restOpenApi;
    }

    @Override
    public void configure() {
        // the delays of our retry DEFAULT
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(2)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .asyncDelayedRedelivery());
        onException(ValidationException.class, RestOpenApiValidationException.class)
                .maximumRedeliveries(0)
                .logExhausted(false);
        from(START)
                .validate(parameters())
                .setHeader("Authorization", constant("Bearer " + LoopbackServer.TOKEN))
                .circuitBreaker()
                // without, nothing is repeated: a breaker keeps the error handler from what is in it
                .inheritErrorHandler(true)
                .resilience4jConfiguration()
                // without, a refused call goes on with no answer
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .end()
                .to(restOpenApi)
                .end()
                .unmarshal()
                .json(JsonLibrary.Jackson, Object.class);
    }

    /** What the document says of the values: {@code rest-openapi} looks only whether required ones are there. */
    private Predicate parameters() {
        return and(
                header("id").regex("[1-9][0-9]*"),
                or(header("verbose").isNull(), header("verbose").regex("true|false")),
                or(header("sort").isNull(), header("sort").in("name", "price")));
    }

    /**
     * Calls it and returns the parsed answer.
     *
     * @param start the endpoint {@value #START}
     * @throws CamelExecutionException when it failed, with the cause
     */
    static Object call(ProducerTemplate template, Endpoint start, Map<String, Object> parameters) {
        Exchange answered = template.request(start, exchange -> parameters.forEach(exchange.getIn()::setHeader));
        if (answered.getException() != null) {
            throw new CamelExecutionException("failed", answered, answered.getException());
        }
        return answered.getMessage().getBody();
    }
}
