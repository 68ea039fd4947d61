package org.example;

import org.apache.camel.CamelContext;
import org.example.tools.shop.GetOrder;
import org.example.tools.shop.Shop;

public final class Orders {

    private Orders() {}

    public static String customer(CamelContext camel, long number) {
        return Shop.of(camel).getOrder(new GetOrder.Params(number)).customer();
    }
}
