package io.camelcodegen.generator.text;

/**
 * Which characters cannot be seen: control and format characters (bidirectional overrides, zero-width characters, tags and
 * soft hyphens among them), line separators, variation selectors, fillers, noncharacters, private use characters, unpaired
 * surrogates. All of them can make a text look other than it is, or hide one within another (Unicode Technical Report 36).
 * White space is not among them, and U+2800, the empty Braille pattern, is no more than that.
 *
 * <p>The one rule of this library, whether such characters are taken away or escaped. It has no exception for the variation
 * selectors that follow an emoji (U+FE0F): a row of selectors behind any one character spells out bytes that nobody sees,
 * and an emoji without its selector is still that emoji.
 */
public final class HiddenCharacters {

    private HiddenCharacters() {}

    /** @param codePoint for half of a surrogate pair, the answer is of one that stands alone */
    public static boolean contain(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            default -> isIgnorable(codePoint) || isNoncharacter(codePoint);
        };
    }

    /** Those with the property Default_Ignorable_Code_Point (DerivedCoreProperties.txt) that are no format characters. */
    private static boolean isIgnorable(int codePoint) {
        return codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x115F // Hangul fillers
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x17B4 // Khmer inherent vowels
                || codePoint == 0x17B5
                || codePoint >= 0x180B && codePoint <= 0x180F // Mongolian variation selectors
                || codePoint == 0x2065
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F // variation selectors
                || codePoint >= 0xFFF0 && codePoint <= 0xFFF8
                || codePoint >= 0xE0000 && codePoint <= 0xE0FFF; // tags, more variation selectors
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }
}
