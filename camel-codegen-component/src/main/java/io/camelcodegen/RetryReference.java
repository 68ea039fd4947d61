package io.camelcodegen;

import io.camelcodegen.policy.RetryPolicy;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** What the option {@code retry} names: a preset, or a bean as {@code #name} or {@code #bean:name}. */
final class RetryReference {

    private RetryReference() {}

    /** @throws IllegalArgumentException where there is no such preset or bean */
    static RetryPolicy resolve(CamelContext camelContext, String retry) {
        return retry.startsWith("#")
                ? CamelContextHelper.mandatoryLookup(
                        camelContext, retry.substring(retry.startsWith("#bean:") ? 6 : 1), RetryPolicy.class)
                : RetryPolicy.preset(retry);
    }
}
