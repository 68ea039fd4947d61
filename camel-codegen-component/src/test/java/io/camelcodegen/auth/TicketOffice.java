package io.camelcodegen.auth;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The resolver that docs/auth-custom.md shows. */
public class TicketOffice implements AuthResolver {

    private final Tickets tickets;

    public interface Tickets {
        CompletableFuture<Ticket> buy(String source);
    }

    public record Ticket(String number, Instant validUntil) {}

    public TicketOffice() {
        this(source -> CompletableFuture.completedFuture(
                new Ticket(source + "-42", Instant.now().plusSeconds(600))));
    }

    public TicketOffice(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public CompletableFuture<AuthResult> resolve(AuthRequest request) {
        return tickets.buy(request.source()).thenApply(ticket -> AuthResult.header("X-Ticket", ticket.number())
                .expiresAt(ticket.validUntil()));
    }
}
