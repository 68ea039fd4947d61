package io.camelcodegen.generator.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is to be known of English to match questions with the names that APIs use. */
final class EnglishWords {

    /** A longer word is none. */
    static final int LONGEST = 64;

    /** Words of a question that say nothing of what is asked for. */
    static final String FILLERS = "a an and are as at be by can do does for from give have how i if in into is it me my"
            + " of on or our please s so such that the their them then there these they this those to want was we what"
            + " when where which who will with would you your";

    /** Words that stand for one another, a line each. */
    private static final List<String> ALIKE = List.of(
            "repo repository",
            "org organization organisation",
            "dir directory folder",
            "doc document documentation",
            "config configuration settings",
            "env environment",
            "auth authentication authorization",
            "info information details",
            "message msg",
            "delete remove destroy erase",
            "create add new make open",
            "update edit change modify set",
            "get fetch read show retrieve view",
            "list all show find",
            "search find query look",
            "close shut",
            "rename move",
            "people person user member",
            "picture image photo");

    private EnglishWords() {}

    /**
     * Words with those that may stand for them.
     *
     * @param analysis makes words as the index has them of a text
     */
    static Map<String, List<String>> synonyms(Function<String, Set<String>> analysis) {
        Map<String, Set<String>> alike = new HashMap<>();
        for (String line : ALIKE) {
            Set<String> words = analysis.apply(line);
            for (String word : words) {
                alike.computeIfAbsent(word, absent -> new LinkedHashSet<>()).addAll(words);
            }
        }
        Map<String, List<String>> others = new HashMap<>();
        alike.forEach((word, words) -> {
            List<String> rest = new ArrayList<>(words);
            rest.remove(word);
            others.put(word, List.copyOf(rest));
        });
        return others;
    }
}
