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

    /** Which part of {@code before} is saved, by {@code o200k_base}: 0 for nothing, below 0 where it is more. */
    public double reductionFrom(TokenCount before) {
        return before.o200k == 0 ? 0 : 1 - (double) o200k / before.o200k;
    }
}
