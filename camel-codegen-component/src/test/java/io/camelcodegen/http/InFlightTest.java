package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InFlightTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    private final InFlight inFlight = new InFlight();
    private final Exchange first = added();
    private final Exchange second = added();
    private final Exchange third = added();

    private Exchange added() {
        Exchange exchange =
                new Exchange(CALLS.client(), HttpCalls.request("GET", URI.create("http://127.0.0.1/"), null));
        inFlight.add(exchange);
        return exchange;
    }

    private List<Exchange> seen() {
        List<Exchange> seen = new ArrayList<>();
        inFlight.forEach(seen::add);
        return seen;
    }

    @Test
    void holdsWhatWasAddedAndNotRemoved() {
        assertThat(seen()).containsExactly(third, second, first);

        inFlight.remove(second);
        assertThat(seen()).containsExactly(third, first);

        Exchange fourth = added();
        inFlight.remove(third);
        assertThat(seen()).containsExactly(fourth, first);

        inFlight.remove(first);
        assertThat(seen()).containsExactly(fourth);

        inFlight.remove(fourth);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void whoeverLooksThroughItMissesNoneWhileOthersEnd() {
        List<Exchange> seen = new ArrayList<>();

        inFlight.forEach(exchange -> {
            seen.add(exchange);
            inFlight.remove(exchange);
        });

        assertThat(seen).containsExactly(third, second, first);
        assertThat(inFlight.isEmpty()).isTrue();
    }
}
