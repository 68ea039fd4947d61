package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.NodeEvent;

/** Jackson's YAML parser, which tells the anchors of mappings and lists only, made to tell those of scalars, too. */
final class AnchoringYamlParser extends YAMLParser {

    private AnchoringYamlParser(
            IOContext context,
            int features,
            int yamlFeatures,
            LoaderOptions options,
            @Nullable ObjectCodec codec,
            Reader reader) {
        super(context, features, yamlFeatures, options, codec, reader);
    }

    static AnchoringYamlParser of(byte[] text, LoaderOptions options) throws IOException {
        YAMLFactoryBuilder settings = YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(JsonTree.CONSTRAINTS)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS); // YAML 1.2: "no" is no boolean
        return new Factory(settings).parser(text);
    }

    /** The anchor of the value the parser stands at; null where it has none, or is an alias. */
    @Nullable
    String anchor() {
        return _lastEvent instanceof NodeEvent node && !(node instanceof AliasEvent) ? node.getAnchor() : null;
    }

    private static final class Factory extends YAMLFactory {
        private static final long serialVersionUID = 1L;

        Factory(YAMLFactoryBuilder settings) {
            super(settings);
        }

        AnchoringYamlParser parser(byte[] text) throws IOException {
            IOContext context = _createContext(_createContentReference(text, 0, text.length), true);
            return new AnchoringYamlParser(
                    context,
                    _parserFeatures,
                    _yamlParserFeatures,
                    _loaderOptions,
                    null,
                    _createReader(text, 0, text.length, null, context));
        }
    }
}
