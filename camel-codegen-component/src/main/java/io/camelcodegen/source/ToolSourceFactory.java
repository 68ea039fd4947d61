package io.camelcodegen.source;

/**
 * Makes sources of one kind. Found by Camel's {@code FactoryFinder} under {@code codegen/source/{type}}, or in the
 * registry under {@code codegen-source-{type}}.
 */
public interface ToolSourceFactory {

    /**
     * A source that is not connected yet: this does no I/O.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems of the config
     */
    ToolSource create(SourceConfig config, SourceContext context);
}
