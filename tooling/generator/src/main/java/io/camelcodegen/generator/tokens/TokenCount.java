package io.camelcodegen.generator.tokens;

/**
 * The length of a text in tokens.
 *
 * @param o200k by {@code o200k_base}
 * @param cl100k by {@code cl100k_base}
 */
public record TokenCount(long o200k, long cl100k) {

    public static final TokenCount NONE = new TokenCount(0, 0);

    public TokenCount plus(TokenCount other) {
        return new TokenCount(o200k + other.o200k, cl100k + other.cl100k);
    }
}
