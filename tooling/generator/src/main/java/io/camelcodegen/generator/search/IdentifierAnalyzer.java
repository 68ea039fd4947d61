package io.camelcodegen.generator.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * Makes words of identifiers and of English alike: {@code reposListForUser}, {@code repos/list-for-user} and {@code /users/{username}/repos}
 * become words in lower case, without their endings. A word in mixed case stays as it is, too, so that {@code github}
 * finds {@code GitHub}.
 */
final class IdentifierAnalyzer extends Analyzer {

    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
        TokenStream parts = new WordDelimiterGraphFilter(words, PARTS, null);
        return new TokenStreamComponents(words, new PorterStemFilter(new LowerCaseFilter(parts)));
    }
}
