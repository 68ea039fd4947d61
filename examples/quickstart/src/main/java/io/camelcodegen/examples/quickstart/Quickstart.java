package io.camelcodegen.examples.quickstart;

import java.util.Map;
import org.apache.camel.main.Main;

/** Starts a shop and Camel, sends one order through the route of {@code camel/routes.yaml}, and ends. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws Exception {
        Main camel = new Main();
        try (Shop shop = Shop.open()) {
            camel.addInitialProperty("shop.url", shop.url());
            camel.start();
            Map<?, ?> invoice = camel.getCamelTemplate().requestBody("direct:invoice", Map.of("id", 42), Map.class);
            if (!"The sum of 180 and 12 is 192.".equals(invoice.get("text")) || !shop.hasSent(invoice)) {
                throw new IllegalStateException("this is not the invoice of order 42: " + invoice);
            }
            System.out.println("quickstart: ok");
        } finally {
            camel.stop();
        }
    }
}
