package io.camelcodegen.generator.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes queries of plain words. Each word counts once, by the field where it counts most. Thread-safe. */
final class WordQuery {

    /** A question is shorter; what comes after is not looked at. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final int MAX_WORDS = 128;
    private static final int SHORTEST_PREFIX = 3;
    private static final int SHORTEST_TYPO = 4;

    /** Of the fields but the best: a word in name and summary is a little more than one in the name alone. */
    private static final float OTHER_FIELDS = 0.2f;

    private static final float SYNONYM = 0.6f;
    private static final float PREFIX = 0.5f;
    private static final float TYPO = 0.7f;

    private final Analyzer analyzer;
    private final IndexReader index;
    private final Set<String> fillers;
    private final Map<String, List<String>> synonyms;

    WordQuery(Analyzer analyzer, IndexReader index) {
        this.analyzer = analyzer;
        this.index = index;
        this.fillers = words(EnglishWords.FILLERS);
        this.synonyms = EnglishWords.synonyms(this::words);
    }

    Query of(String text) {
        Set<String> words = words(text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS));
        Set<String> telling = new LinkedHashSet<>(words);
        telling.removeAll(fillers);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : telling.isEmpty() ? words : telling) {
            query.add(word(word), Occur.SHOULD);
        }
        return query.build();
    }

    private Query word(String word) {
        List<Query> ways = new ArrayList<>();
        boolean known = false;
        for (SearchField field : SearchField.values()) {
            known |= exact(field, word, field.weight, ways);
            for (String synonym : synonyms.getOrDefault(word, List.of())) {
                known |= exact(field, synonym, field.weight * SYNONYM, ways);
            }
        }
        if (word.length() >= SHORTEST_PREFIX && word.length() <= EnglishWords.LONGEST) {
            for (SearchField field : SearchField.values()) {
                if (!known && word.length() >= SHORTEST_TYPO) {
                    FuzzyQuery typo = new FuzzyQuery(new Term(field.name(), word), word.length() > 5 ? 2 : 1, 1);
                    ways.add(new BoostQuery(typo, field.weight * TYPO));
                }
                if (field != SearchField.DESCRIPTION) {
                    PrefixQuery prefix = new PrefixQuery(new Term(field.name(), word));
                    ways.add(new BoostQuery(prefix, field.weight * PREFIX));
                }
            }
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private boolean exact(SearchField field, String word, float weight, List<Query> ways) {
        Term term = new Term(field.name(), word);
        try {
            if (index.docFreq(term) == 0) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
        ways.add(new BoostQuery(new TermQuery(term), weight));
        return true;
    }

    /** The words as the index has them, in their order. */
    private Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MAX_WORDS && tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
        return words;
    }
}
