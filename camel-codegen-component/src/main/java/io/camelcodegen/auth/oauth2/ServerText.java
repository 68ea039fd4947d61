package io.camelcodegen.auth.oauth2;

import io.camelcodegen.http.Redaction;

/** What a server says, fit to be shown: one line, short, without the secrets it was given. */
final class ServerText {

    private static final int LONGEST = 300;

    private ServerText() {}

    static String clean(String text, Redaction redaction) {
        String line = redaction.apply(text).replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
