package io.camelcodegen.generator.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is to be known of English to match questions with the names that APIs use. Immutable. */
final class EnglishWords {

    /** Words of a question that say nothing of what is asked for. */
    static final String FILLERS = "a an and are as at be by can do does for from give have how i if in into is it me"
            + " of on or our please s so such that the their them then there these they this those to want was we what"
            + " when where which who will with would you your";

    /** Words for the same thing, a line each. */
    private static final List<String> SAME = List.of(
            "repo repository",
            "org organization organisation",
            "dir directory folder",
            "doc document documentation",
            "config configuration",
            "env environment",
            "auth authentication authorization",
            "info information",
            "pr pull",
            "id identifier",
            "msg message",
            "db database");

    /** Words of which people may use one where an API uses another. */
    private static final List<String> NEAR = List.of(
            "delete remove destroy erase",
            "create add new make open post set put write",
            "update edit change modify set",
            "get fetch read show retrieve view download",
            "list all show",
            "search find query look lookup",
            "run start trigger dispatch execute launch rerun",
            "stop cancel abort kill",
            "rename move",
            "people person user member account somebody",
            "file content document",
            "picture image photo",
            "settings configuration options",
            "details information",
            "my mine authenticated own");

    private static final float SAME_WEIGHT = 1f;
    private static final float NEAR_WEIGHT = 0.5f;

    private final Map<String, Map<String, Float>> alike;

    private EnglishWords(Map<String, Map<String, Float>> alike) {
        this.alike = alike;
    }

    /** @param analysis makes words as the index has them of a text */
    static EnglishWords of(Function<String, Set<String>> analysis) {
        Map<String, Map<String, Float>> alike = new HashMap<>();
        NEAR.forEach(line -> join(analysis.apply(line), NEAR_WEIGHT, alike));
        SAME.forEach(line -> join(analysis.apply(line), SAME_WEIGHT, alike));
        return new EnglishWords(alike);
    }

    private static void join(Set<String> words, float weight, Map<String, Map<String, Float>> alike) {
        for (String word : words) {
            Map<String, Float> others = alike.computeIfAbsent(word, absent -> new LinkedHashMap<>());
            for (String other : words) {
                if (!other.equals(word)) {
                    others.put(other, weight);
                }
            }
        }
    }

    /** The words that may stand for the word, each with a weight of 1 at most. */
    Map<String, Float> alike(String word) {
        return alike.getOrDefault(word, Map.of());
    }
}
