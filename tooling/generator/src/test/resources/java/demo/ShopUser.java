package demo;

import com.acme.shop.CreateOrder;
import com.acme.shop.DeleteOrder;
import com.acme.shop.Import;
import com.acme.shop.ListOrders;
import com.acme.shop.PutPhoto;
import com.acme.shop.Shop;
import com.acme.shop.UpdateOrder;
import com.acme.shop.model.Card;
import com.acme.shop.model.CardKind;
import com.acme.shop.model.Item;
import com.acme.shop.model.NewOrder;
import com.acme.shop.model.Order;
import com.acme.shop.model.Payment;
import com.acme.shop.model.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Code as a user of the generated classes would write it; compiled with them. */
public final class ShopUser {

    private static final UUID CUSTOMER = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    private ShopUser() {}

    public static List<Order> list(Shop shop) {
        return shop.listOrders(ListOrders.Params.builder()
                .state(State.IN_TRANSIT)
                .createdAfter(LocalDate.of(2026, 1, 31))
                .perPage(5)
                .xTrace(CUSTOMER)
                .build());
    }

    public static Order create(Shop shop) {
        NewOrder order = NewOrder.builder(List.of(new Item("ABC", 2)), CUSTOMER, null)
                .payment(new Card(CardKind.CARD, "4111"))
                .deliverBy(OffsetDateTime.parse("2026-01-31T12:00:00+01:00"))
                .patience(Duration.ofMinutes(90))
                .callback(URI.create("https://example.com/done?x=1"))
                .signature(new byte[] {1, 2, 3})
                .labels(Map.of("colour", "red"))
                .note(null)
                .build();
        return shop.createOrder(new CreateOrder.Params(order));
    }

    public static Order price(Shop shop) {
        Item item = new Item("ABC", 1, new BigDecimal("0.12345678901234567890"), List.of(new Item("B", 1)));
        return shop.createOrder(new CreateOrder.Params(
                NewOrder.builder(List.of(item), CUSTOMER, "SUMMER").build()));
    }

    public static Order update(Shop shop) {
        return shop.updateOrder(new UpdateOrder.Params(
                7,
                UpdateOrder.Body.builder()
                        .note(null)
                        .tags(List.of())
                        .additional(Map.of("x-y", "z"))
                        .build()));
    }

    public static Order sendUnrecognized(Shop shop) {
        return shop.updateOrder(new UpdateOrder.Params(
                7, UpdateOrder.Body.builder().state(State.UNRECOGNIZED).build()));
    }

    @SuppressWarnings("deprecation")
    public static void delete(Shop shop) {
        shop.deleteOrder(new DeleteOrder.Params(7));
    }

    public static String photo(Shop shop, Path file) {
        return shop.putPhoto(new PutPhoto.Params(7, new PutPhoto.Body(file, "Front")));
    }

    public static JsonNode send(Shop shop) {
        return shop.import_(new Import.Params(TextNode.valueOf("anything")));
    }

    public static Object events(Shop shop) {
        return shop.eventsAsync().join().events().get(0).additional();
    }

    /** What a payment is, in words. */
    public static String describe(Payment payment) {
        if (payment instanceof Card card) {
            return "card " + card.number();
        }
        return payment instanceof Payment.Unrecognized unknown ? "unknown " + unknown.members() : "other";
    }
}
