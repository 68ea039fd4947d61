package io.camelcodegen.generator.search;

import io.camelcodegen.tool.NearestNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The words of an index, whichever the field, each with the number of tools that have it. Immutable. */
final class Vocabulary {

    private static final int SHORTEST_PREFIX = 3;
    private static final int COMPLETIONS = 10;
    private static final int CORRECTIONS = 3;

    private final Map<String, Integer> tools;
    private final NavigableSet<String> sorted;

    private Vocabulary(Map<String, Integer> tools) {
        this.tools = tools;
        this.sorted = new TreeSet<>(tools.keySet());
    }

    static Vocabulary of(IndexReader index) throws IOException {
        Map<String, Integer> tools = new HashMap<>();
        for (SearchField field : SearchField.values()) {
            Terms terms = MultiTerms.getTerms(index, field.name());
            if (terms == null) {
                continue;
            }
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                tools.merge(term.utf8ToString(), all.docFreq(), Math::max);
            }
        }
        return new Vocabulary(tools);
    }

    boolean contains(String word) {
        return tools.containsKey(word);
    }

    /** How many tools have the word in the field where most have it. */
    int frequency(String word) {
        return tools.getOrDefault(word, 0);
    }

    /** The words that a beginning may be of, else those that a mistyped one is nearest to; none where none is near. */
    List<String> guesses(String unknown) {
        if (unknown.length() >= SHORTEST_PREFIX) {
            Set<String> longer = sorted.subSet(unknown, true, unknown + Character.MAX_VALUE, false);
            if (!longer.isEmpty()) {
                return longer.stream().limit(COMPLETIONS).toList();
            }
        }
        return NearestNames.of(unknown, sorted, CORRECTIONS);
    }
}
