package io.camelcodegen.generator.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/**
 * Holds a word to be as rare in each field as it is in the one that has it most. Else a common word that happens to
 * stand in few names would count more than the words of the question that tell something.
 */
final class BlendedSearcher extends IndexSearcher {

    private static final float SATURATION = 0.9f;
    /** Names are short, all of them: those with a few words more are hardly less to the point. */
    private static final float LENGTH = 0.6f;

    private final Vocabulary vocabulary;

    BlendedSearcher(IndexReader index, Vocabulary vocabulary) {
        super(index);
        this.vocabulary = vocabulary;
        setSimilarity(new BM25Similarity(SATURATION, LENGTH));
    }

    @Override
    public TermStatistics termStatistics(Term term, int frequency, long occurrences) {
        int blended = Math.max(frequency, vocabulary.frequency(term.text()));
        return new TermStatistics(term.bytes(), blended, Math.max(occurrences, blended));
    }

    /** All tools count as having the field, so that no word is in more of them than there are. */
    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics own = super.collectionStatistics(field);
        int all = getIndexReader().maxDoc();
        return own == null
                ? null
                : new CollectionStatistics(
                        field, all, all, Math.max(own.sumTotalTermFreq(), all), Math.max(own.sumDocFreq(), all));
    }
}
