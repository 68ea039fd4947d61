package io.camelcodegen;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.source.ToolSourceFactory;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.ResolverHelper;

/** Finds the factory of a kind of source: a bean {@code codegen-source-{type}}, else what a jar brings. */
final class SourceFactories {

    private static final String BEAN_PREFIX = "codegen-source-";
    private static final String RESOURCE_PATH = "META-INF/services/org/apache/camel/codegen/source/";

    private SourceFactories() {}

    /** Fails with INVALID_CONFIG where nothing knows that kind. */
    static ToolSourceFactory find(CamelContext camelContext, String source, String type) {
        ToolSourceFactory bean = CamelContextHelper.lookup(camelContext, BEAN_PREFIX + type, ToolSourceFactory.class);
        if (bean != null) {
            return bean;
        }
        return ResolverHelper.resolveService(
                        camelContext,
                        camelContext.getCamelContextExtension().getFactoryFinder(RESOURCE_PATH),
                        type,
                        ToolSourceFactory.class)
                .orElseThrow(() -> ConfigErrors.invalid(
                        "source '" + source + "'",
                        List.of("no kind of source is called '" + type
                                + "'; there are openapi and mcp, and what further jars bring")));
    }
}
