package io.camelcodegen.generator.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Identifiers made of untrusted names: ASCII, of bounded length, no keyword. Two names may become one identifier:
 * {@link NameScope} tells them apart.
 */
final class Identifiers {

    /** Nested twice they must still fit the name of a class file, which has 255 bytes. */
    static final int MAX_LENGTH = 80;

    private static final int HASH_DIGITS = 8;

    /** Reserved words and literals (JLS 3.9), and what may not be called without a qualifier. */
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " extends final finally float for goto if implements import instanceof int interface long"
                            + " native new package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient try void volatile while true false null _ yield")
                    .split(" "));

    /** What every object has: no method and no record component may be named so (JLS 8.10.1). */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /**
     * Lower case. What generated code refers to by its simple name, in Java or in TypeScript, and what Windows takes for
     * a device whatever its extension.
     */
    private static final Set<String> TAKEN_TYPES = Set.of(
            ("object string boolean byte short integer long float double number character void math system class record"
                            + " enum iterable override deprecated suppresswarnings safevarargs functionalinterface"
                            + " exception runtimeexception error throwable illegalargumentexception"
                            + " illegalstateexception nullpointerexception stringbuilder list map set collection"
                            + " optional arraylist linkedhashmap objects duration localdate offsetdatetime instant"
                            + " bigdecimal biginteger uri uuid path inputstream jsonnode codegen nullable builder"
                            + " generated array promise date function symbol partial"
                            + " con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5"
                            + " lpt6 lpt7 lpt8 lpt9")
                    .split(" "));

    private Identifiers() {}

    /** {@code UserName}; no name that generated code or a file system has a use of its own for. */
    static String type(String text) {
        String name = bounded(camel(Words.of(text), true), text);
        return TAKEN_TYPES.contains(name.toLowerCase(Locale.ROOT)) ? name + "_" : name;
    }

    /** {@code userName}, for methods, parameters and record components. */
    static String member(String text) {
        String name = bounded(camel(Words.of(text), false), text);
        return KEYWORDS.contains(name) || OBJECT_METHODS.contains(name) ? name + "_" : name;
    }

    /** {@code USER_NAME}. */
    static String constant(String text) {
        return bounded(String.join("_", Words.of(text)).toUpperCase(Locale.ROOT), text);
    }

    /** {@code user_name}; a source's name is letters, digits, {@code -} and {@code _}. */
    static String packageName(String text) {
        String name = bounded(text.replace('-', '_').toLowerCase(Locale.ROOT), text);
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /** So many digits of the text's SHA-256. */
    static String hash(String text, int digits) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    private static String camel(List<String> words, boolean capital) {
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            if (name.isEmpty() && !capital) {
                name.append(word.toLowerCase(Locale.ROOT));
            } else {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return name.toString();
    }

    private static String bounded(String name, String text) {
        String valid = name.charAt(0) >= '0' && name.charAt(0) <= '9' ? "_" + name : name;
        return valid.length() <= MAX_LENGTH
                ? valid
                : valid.substring(0, MAX_LENGTH - HASH_DIGITS - 1) + "_" + hash(text, HASH_DIGITS);
    }
}
