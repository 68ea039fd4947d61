package io.camelcodegen.generator.search;

import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds tools by words. Ranked by BM25 over name, tags, path, summary and the rest of the description, in this order of
 * weight; names of parameters count where they are known without reading schemas of a document. What is searched for are
 * always plain words: there is no query language. Immutable, thread-safe.
 */
public final class ToolSearch {

    /** So many of the best are weighed once more. */
    private static final int CANDIDATES = 50;

    /** So many characters of a description say what a tool does; what follows are conditions and notes. */
    private static final int DESCRIPTION = 500;

    private static final float DEPRECATED = 0.7f;
    private static final float DELETES = 0.95f;

    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setTokenized(true);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.freeze();
    }

    private final List<Tool> tools;
    private final IndexSearcher searcher;
    private final WordQuery queries;

    private ToolSearch(List<Tool> tools, IndexSearcher searcher, WordQuery queries) {
        this.tools = tools;
        this.searcher = searcher;
        this.queries = queries;
    }

    /** @param score larger for a better match; to be compared within one search only */
    public record Hit(Tool tool, float score) {}

    /** Indexes the tools, in a second or less for a thousand. */
    public static ToolSearch of(Collection<Tool> tools) {
        List<Tool> sorted =
                tools.stream().sorted(Comparator.comparing(Tool::name)).toList(); // of equal hits the first wins
        IdentifierAnalyzer analyzer = new IdentifierAnalyzer();
        try {
            ByteBuffersDirectory memory = new ByteBuffersDirectory();
            IndexWriterConfig config = new IndexWriterConfig(analyzer)
                    .setOpenMode(OpenMode.CREATE)
                    .setMergePolicy(NoMergePolicy.INSTANCE)
                    .setCommitOnClose(true);
            try (IndexWriter writer = new IndexWriter(memory, config)) {
                for (Tool tool : sorted) {
                    writer.addDocument(document(tool));
                }
            }
            IndexReader index = DirectoryReader.open(memory);
            Vocabulary vocabulary = Vocabulary.of(index);
            return new ToolSearch(sorted, new BlendedSearcher(index, vocabulary), new WordQuery(analyzer, vocabulary));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
    }

    /**
     * The tools that match best, best first; none where no word is known, not even nearly.
     *
     * @param words any text; only its first words count
     * @param limit at most so many
     */
    public List<Hit> search(String words, int limit) {
        if (limit <= 0 || tools.isEmpty()) {
            return List.of();
        }
        try {
            List<Hit> hits = new ArrayList<>();
            int candidates = (int) Math.min(Math.max(CANDIDATES, (long) limit), tools.size());
            for (ScoreDoc found : searcher.search(queries.of(words), candidates).scoreDocs) {
                Tool tool = tools.get(found.doc);
                hits.add(new Hit(tool, found.score * liking(tool)));
            }
            hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.tool()
                    .name()));
            return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
    }

    /** Of tools that match alike, few mean one that is deprecated, and few one that deletes without saying so. */
    private static float liking(Tool tool) {
        HttpOperation http = tool.http();
        float deprecated = tool.deprecated() ? DEPRECATED : 1;
        return http != null && http.method().equals("DELETE") ? deprecated * DELETES : deprecated;
    }

    private static Document document(Tool tool) {
        Document document = new Document();
        String description = start(tool.description());
        int summaryEnd = description.indexOf("\n\n");
        add(document, SearchField.NAME, tool.name().tool());
        tool.tags().forEach(tag -> add(document, SearchField.TAGS, tag));
        add(document, SearchField.TAGS, tool.name().source());
        add(document, SearchField.SUMMARY, summaryEnd < 0 ? description : description.substring(0, summaryEnd));
        if (summaryEnd >= 0) {
            add(document, SearchField.DESCRIPTION, description.substring(summaryEnd));
        }
        HttpOperation http = tool.http();
        if (http != null) {
            add(document, SearchField.PATH, http.path());
        } else {
            tool.schemas()
                    .input()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> add(document, SearchField.PARAMETERS, name));
        }
        return document;
    }

    private static String start(String description) {
        return description.substring(0, Math.min(description.length(), DESCRIPTION));
    }

    private static void add(Document document, SearchField field, String text) {
        document.add(new Field(field.name(), text, WORDS));
    }
}
