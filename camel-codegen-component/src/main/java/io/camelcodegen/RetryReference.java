package io.camelcodegen;

import io.camelcodegen.policy.RetryPolicy;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** What the option {@code retry} says: a preset's name, a bean as {@code #name} or {@code #bean:name}, or a policy. */
final class RetryReference {

    private RetryReference() {}

    /** @throws IllegalArgumentException where there is no such preset or bean */
    static RetryPolicy resolve(CamelContext camelContext, Object retry) {
        if (retry instanceof RetryPolicy policy) {
            return policy;
        }
        String text = retry.toString();
        return text.startsWith("#")
                ? CamelContextHelper.mandatoryLookup(
                        camelContext, text.substring(text.startsWith("#bean:") ? 6 : 1), RetryPolicy.class)
                : RetryPolicy.preset(text);
    }
}
