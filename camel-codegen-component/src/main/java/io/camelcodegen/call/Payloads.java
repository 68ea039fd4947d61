package io.camelcodegen.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.Redaction;
import io.camelcodegen.schema.SecretNames;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.Tool;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what goes out and what comes back, where the logger {@code io.camelcodegen.payloads} is at DEBUG: cut, on one
 * line, values of members that sound secret masked, and the credentials of the request wherever they stand.
 */
final class Payloads {

    private static final Logger LOG = LoggerFactory.getLogger("io.camelcodegen.payloads");

    private static final int MAX_LENGTH = 2_000;
    private static final String MASK = "xxxxxx";

    private final StringBuilder text = new StringBuilder();

    private Payloads() {}

    static void sending(Tool tool, JsonNode parameters, Credentials credentials) {
        if (LOG.isDebugEnabled()) {
            log("{} is sent {}", tool, parameters, credentials);
        }
    }

    static void received(Tool tool, ToolResult result, Credentials credentials) {
        if (LOG.isDebugEnabled()) {
            log("{} answered {}", tool, result.value(), credentials);
        }
    }

    private static void log(String message, Tool tool, @Nullable Object value, Credentials credentials) {
        LogScope.run(
                tool.name().source(),
                tool.toString(),
                () -> LOG.debug(message, tool, shown(value, credentials.secrets())));
    }

    static String shown(@Nullable Object value, List<String> secrets) {
        Payloads shown = new Payloads();
        shown.append(value);
        String clean = new Redaction(secrets).apply(shown.text.toString());
        if (!shown.isFull()) {
            return clean;
        }
        // what was cut may end with the beginning of a secret, which redaction does not know
        int longest = secrets.stream().mapToInt(String::length).max().orElse(0);
        return clean.substring(0, Math.max(0, Math.min(MAX_LENGTH, clean.length() - longest))) + "…";
    }

    private boolean isFull() {
        return text.length() >= MAX_LENGTH;
    }

    private void append(@Nullable Object value) {
        if (value instanceof JsonNode node && node.isObject()) {
            object(node.properties());
        } else if (value instanceof Map<?, ?> map) {
            object(map.entrySet());
        } else if (value instanceof JsonNode node && node.isArray()) {
            array(node.iterator());
        } else if (value instanceof Collection<?> list) {
            array(list.iterator());
        } else if (value instanceof byte[] bytes) {
            text.append(bytes.length).append(" bytes");
        } else {
            text(value instanceof JsonNode node ? node.asText() : String.valueOf(value));
        }
    }

    private void object(Iterable<? extends Map.Entry<?, ?>> members) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members) {
            if (isFull()) {
                return;
            }
            String name = String.valueOf(member.getKey());
            text.append(separator);
            text(name);
            text.append('=');
            if (SecretNames.isSecret(name)) {
                text.append(MASK);
            } else {
                append(member.getValue());
            }
            separator = ", ";
        }
        text.append('}');
    }

    private void array(Iterator<?> elements) {
        text.append('[');
        String separator = "";
        while (elements.hasNext() && !isFull()) {
            text.append(separator);
            append(elements.next());
            separator = ", ";
        }
        text.append(']');
    }

    /** Without line ends and other control characters, which could forge lines of the log. */
    private void text(String value) {
        int end = Math.min(value.length(), MAX_LENGTH);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            text.append(Character.isISOControl(c) ? '?' : c);
        }
    }
}
