package io.camelcodegen.generator.typescript;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives exported types names of their own within one file. Not thread-safe. */
final class TypeNames {

    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>(Set.of("promise"));

    /** The text in UpperCamelCase, with a number behind it where that is taken. */
    String of(String text) {
        String wanted = camel(text);
        String name = wanted;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + '_' + i;
        }
        return name;
    }

    static String camel(String text) {
        StringBuilder name = new StringBuilder();
        boolean isStart = true;
        for (int i = 0; i < text.length() && name.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (isLetter || c >= '0' && c <= '9') {
                if (name.isEmpty() && !isLetter) {
                    name.append('T');
                }
                name.append(isStart ? Character.toUpperCase(c) : c);
                isStart = false;
            } else {
                isStart = true;
            }
        }
        return name.isEmpty() ? "Type" : name.toString();
    }
}
