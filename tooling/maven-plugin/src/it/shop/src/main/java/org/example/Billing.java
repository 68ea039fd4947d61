package org.example;

import org.apache.camel.CamelContext;
import org.example.tools.shop.CreateInvoice;
import org.example.tools.shop.GetOrder;
import org.example.tools.shop.Shop;
import org.example.tools.shop.model.Invoice;
import org.example.tools.shop.model.InvoiceRequest;
import org.example.tools.shop.model.Order;

/** Compiles only with what is generated. */
public final class Billing {

    private final Shop shop;

    public Billing(CamelContext camel) {
        shop = Shop.of(camel);
    }

    public Invoice bill(long number) {
        Order order = shop.getOrder(new GetOrder.Params(number));
        InvoiceRequest request = new InvoiceRequest(order.id(), "For " + order.customer());
        return shop.createInvoice(new CreateInvoice.Params(request));
    }
}
