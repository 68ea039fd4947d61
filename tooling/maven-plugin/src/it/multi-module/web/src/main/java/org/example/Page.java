package org.example;

import org.apache.camel.CamelContext;
import org.example.web.tools.billing.Billing;
import org.example.web.tools.billing.GetInvoice;

public final class Page {

    private Page() {}

    public static String of(CamelContext camel, long order, long invoice) {
        return Orders.customer(camel, order) + ": " + Billing.of(camel).getInvoice(new GetInvoice.Params(invoice));
    }
}
