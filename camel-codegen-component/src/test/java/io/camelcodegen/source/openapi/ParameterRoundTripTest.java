package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What a server that decodes by the JDK's rules, and knows nothing of ours, gets to see. */
class ParameterRoundTripTest {

    private static ArrayNode array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static ObjectNode object(Map<String, String> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::put);
        return object;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> split(String text, String delimiter) {
        return Stream.of(text.split(java.util.regex.Pattern.quote(delimiter), -1))
                .map(ParameterRoundTripTest::decode)
                .toList();
    }

    /** Names and values in order, as a form has them. */
    private static List<Map.Entry<String, String>> pairs(String text, String separator) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : text.split(separator, -1)) {
            int equals = pair.indexOf('=');
            pairs.add(Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
        }
        return pairs;
    }

    private static String cookie(HttpRequest request) {
        return request.headers().stream()
                .filter(header -> header.name().equals("Cookie"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 1000)
    void explodedListIsAPairForEachValue(
            @ForAll @NotEmpty String name, @ForAll @Size(min = 1, max = 5) List<String> values) {
        HttpRequest request = WireRequests.send(In.QUERY, Style.FORM, true, name, array(values));

        assumeTrue(request != null);
        assertThat(pairs(request.uri().getRawQuery(), "&"))
                .isEqualTo(values.stream().map(value -> Map.entry(name, value)).toList());
    }

    @Property(tries = 1000)
    void listInOneValueIsSplitAtItsDelimiter(@ForAll @Size(min = 1, max = 5) List<String> values) {
        HttpRequest query = WireRequests.send(In.QUERY, Style.FORM, false, "p", array(values));
        HttpRequest path = WireRequests.send(In.PATH, Style.SIMPLE, false, "p", array(values));

        if (query != null) {
            assertThat(split(query.uri().getRawQuery().substring(2), ",")).isEqualTo(values);
        }
        if (path != null) {
            assertThat(split(path.uri().getRawPath().split("/", -1)[2], ",")).isEqualTo(values);
        }
    }

    @Property(tries = 1000)
    void delimitedListIsSplitAtItsDelimiterUnlessAValueHoldsIt(@ForAll @Size(min = 1, max = 5) List<String> values) {
        Map<Style, String> delimiters = Map.of(Style.SPACE_DELIMITED, " ", Style.PIPE_DELIMITED, "|");
        delimiters.forEach((style, delimiter) -> {
            HttpRequest request = WireRequests.send(In.QUERY, style, false, "p", array(values));
            if (request != null && values.stream().noneMatch(value -> value.contains(delimiter))) {
                String text = decode(request.uri().getRawQuery().substring(2));
                assertThat(text).isEqualTo(String.join(delimiter, values));
            }
        });
    }

    @Property(tries = 1000)
    void deepObjectHasANameForEachMember(@ForAll @Size(min = 1, max = 5) Map<String, String> members) {
        HttpRequest request = WireRequests.send(In.QUERY, Style.DEEP_OBJECT, true, "p", object(members));

        assumeTrue(request != null);
        Map<String, String> seen = new LinkedHashMap<>();
        pairs(request.uri().getRawQuery(), "&").forEach(pair -> seen.put(pair.getKey(), pair.getValue()));
        Map<String, String> sent = new LinkedHashMap<>();
        members.forEach((key, value) -> sent.put("p[" + key + "]", value));
        assertThat(seen).isEqualTo(sent);
    }

    @Property(tries = 1000)
    void pathValueIsOneSegmentInEveryStyle(@ForAll String value) {
        Map<Style, String> prefixes = Map.of(Style.SIMPLE, "", Style.LABEL, ".", Style.MATRIX, ";p=");
        prefixes.forEach((style, prefix) -> {
            HttpRequest request =
                    WireRequests.send(In.PATH, style, false, "p", JsonNodeFactory.instance.textNode(value));
            if (request != null && !value.isEmpty()) {
                assertThat(WireRequests.strayings(request, In.PATH)).isEmpty();
                assertThat(decode(request.uri().getRawPath().split("/", -1)[2])).isEqualTo(prefix + value);
            }
        });
    }

    @Property(tries = 1000)
    void cookieIsOneCookieAndAHeaderOneLine(@ForAll String value) {
        HttpRequest inCookie =
                WireRequests.send(In.COOKIE, Style.FORM, true, "p", JsonNodeFactory.instance.textNode(value));
        HttpRequest inHeader =
                WireRequests.send(In.HEADER, Style.SIMPLE, false, "X-P", JsonNodeFactory.instance.textNode(value));

        if (inCookie != null) {
            assertThat(WireRequests.strayings(inCookie, In.COOKIE)).isEmpty();
            assertThat(cookie(inCookie)).doesNotContain(";", ",", " ", "\"", "\\");
            assertThat(pairs(cookie(inCookie), "; ")).containsExactly(Map.entry("p", value));
        }
        if (inHeader != null) {
            assertThat(inHeader.headers())
                    .filteredOn(header -> header.name().equals("X-P"))
                    .extracting(Header::value)
                    .containsExactly(value);
        }
    }
}
