package io.camelcodegen.source.mcp;

import io.camelcodegen.http.CredentialMask;
import io.camelcodegen.http.Redaction;
import java.nio.charset.StandardCharsets;

/**
 * Makes what a server process writes fit to be shown: without credentials, those that it was given and those that look
 * like one, without control characters, and short. Immutable.
 */
final class ServerWords {

    /** Of a line, so many are looked at: a credential is found whole, or is not shown at all. */
    static final int SEEN_BYTES = 16 * 1024;

    private static final int LONGEST_WORD = 40;

    private final Redaction given;

    /** @param given what the server must not be quoted with */
    ServerWords(Redaction given) {
        this.given = given;
    }

    /** A name, version or id of the server's choice. */
    static String word(Object said) {
        String text = said.toString();
        String cut = text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** @param most characters shown */
    String of(BoundedLines.Line line, int most) {
        String said = new String(line.bytes(), 0, Math.min(line.length(), SEEN_BYTES), StandardCharsets.UTF_8);
        String text = CredentialMask.apply(given.apply(said)).replaceAll("\\p{Cntrl}", "?");
        return text.length() <= most ? text : text.substring(0, most);
    }
}
