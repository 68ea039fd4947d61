package io.camelcodegen.generator.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;

/** Makes queries of plain words. Each word counts by the field where it counts most. Thread-safe. */
final class WordQuery {

    /** A question is shorter; what comes after is not looked at. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final int MAX_WORDS = 64;
    /** A longer word is none. */
    private static final int LONGEST_WORD = 64;

    /** Of the fields but the best: a word in name and summary is a little more than one in the name alone. */
    private static final float OTHER_FIELDS = 0.25f;

    private static final float GUESS = 0.7f;

    private final Analyzer analyzer;
    private final Vocabulary vocabulary;
    private final Set<String> fillers;
    private final EnglishWords english;

    WordQuery(Analyzer analyzer, Vocabulary vocabulary) {
        this.analyzer = analyzer;
        this.vocabulary = vocabulary;
        this.fillers = words(EnglishWords.FILLERS, Integer.MAX_VALUE);
        this.english = EnglishWords.of(text -> words(text, Integer.MAX_VALUE));
    }

    Query of(String text) {
        Set<String> words = words(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)), MAX_WORDS);
        Set<String> telling = new LinkedHashSet<>(words);
        telling.removeAll(fillers);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : telling.isEmpty() ? words : telling) {
            query.add(anyField(meanings(word)), Occur.SHOULD);
        }
        return query.build();
    }

    /** What may be meant by a word, each with its weight. */
    private Map<String, Float> meanings(String word) {
        Map<String, Float> meanings = new LinkedHashMap<>();
        if (vocabulary.contains(word)) {
            meanings.put(word, 1f);
        }
        english.alike(word).forEach((other, weight) -> {
            if (vocabulary.contains(other)) {
                meanings.put(other, weight);
            }
        });
        if (meanings.isEmpty() && word.length() <= LONGEST_WORD) {
            for (String guess : vocabulary.guesses(word)) {
                meanings.put(guess, GUESS);
                english.alike(guess).forEach((other, weight) -> meanings.putIfAbsent(other, weight * GUESS));
            }
        }
        return meanings;
    }

    private static Query anyField(Map<String, Float> meanings) {
        List<Query> ways = new ArrayList<>();
        for (SearchField field : SearchField.values()) {
            // counted as one word: a rare synonym is no better a match than the word that was asked for
            SynonymQuery.Builder alike = new SynonymQuery.Builder(field.name());
            meanings.forEach((word, weight) -> alike.addTerm(new Term(field.name(), word), weight));
            ways.add(new BoostQuery(alike.build(), field.weight));
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    /** The words as the index has them, in their order. */
    private Set<String> words(String text, int limit) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < limit && tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
        return words;
    }
}
