package io.camelcodegen.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;

/**
 * The properties {@code codegen.sources.NAME.KEY}. Camel Main does not log them, as it does the component's options.
 */
public final class SourceProperties {

    private static final String PREFIX = "codegen.sources.";

    private SourceProperties() {}

    /** Those that the properties component can list, without the prefix, for {@link SourceConfigParser#parseAll}. */
    public static Map<String, Object> of(CamelContext camelContext) {
        Properties found = camelContext.getPropertiesComponent().loadProperties(name -> name.startsWith(PREFIX));
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : found.stringPropertyNames()) { // Camel's Properties know nothing by forEach
            properties.put(name.substring(PREFIX.length()), found.getProperty(name));
        }
        return properties;
    }
}
