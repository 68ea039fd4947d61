package io.camelcodegen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.apache.camel.support.SupplierRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of all tools as beans of the registry, for {@code json-validator:ref:github__repos_list.input} and
 * whatever else takes a {@code ref:}. The name is a tool's with {@code .input} or {@code .output} behind; the bean is
 * the JSON text of a schema that stands for itself and names its dialect, 2020-12.
 *
 * <p>Nothing is kept or made beforehand: a schema is written when it is looked up, its source discovered first where it
 * was not yet. A name that is no source's is left to others; one that is a source's, but no tool's, fails with
 * TOOL_NOT_FOUND.
 *
 * <p>It takes the place of the part of Camel's registry that makes beans when they are asked for: to add a repository
 * of its own is not possible, as {@code DefaultRegistry.addBeanRepository} of Camel 4.17 fails where there is none yet.
 */
final class ToolSchemaRegistry extends SupplierRegistry {

    private static final long serialVersionUID = 1L;

    private static final String INPUT = ".input";
    private static final String OUTPUT = ".output";

    private final transient CamelContext camelContext;

    private ToolSchemaRegistry(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Puts one into the registry of a CamelContext, unless it is there already. */
    static void addTo(CamelContext camelContext) {
        if (camelContext.getRegistry() instanceof DefaultRegistry registry
                && !(registry.getSupplierRegistry() instanceof ToolSchemaRegistry)) {
            ToolSchemaRegistry schemas = new ToolSchemaRegistry(camelContext);
            if (registry.getSupplierRegistry() instanceof SimpleRegistry others) {
                schemas.putAll(others);
            }
            registry.setSupplierRegistry(schemas);
        }
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        Object bean = super.lookupByName(name);
        return bean != null ? bean : schema(name);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        T bean = super.lookupByNameAndType(name, type);
        if (bean != null || !type.isAssignableFrom(String.class)) {
            return bean;
        }
        String schema = schema(name);
        return schema == null ? null : type.cast(schema);
    }

    /**
     * @throws io.camelcodegen.error.CodegenException TOOL_NOT_FOUND, DISCOVERY_FAILED, or INVALID_CONFIG where the tool
     *     declares no output schema
     */
    private @Nullable String schema(String name) {
        boolean input = name.endsWith(INPUT);
        if (!input && !name.endsWith(OUTPUT)) {
            return null;
        }
        int separator = name.indexOf(ToolName.SEPARATOR);
        Codegen codegen = camelContext.getCamelContextExtension().getContextPlugin(Codegen.class);
        if (separator <= 0 || codegen == null || !isSource(codegen, name.substring(0, separator))) {
            return null;
        }
        String toolName = name.substring(0, name.length() - (input ? INPUT : OUTPUT).length());
        return text(name, codegen.tool(toolName), input);
    }

    private static boolean isSource(Codegen codegen, String name) {
        return codegen.sources().stream().anyMatch(source -> source.name().equals(name));
    }

    private static String text(String name, Tool tool, boolean input) {
        ToolSchemas schemas = tool.schemas();
        ObjectNode schema = input ? schemas.input() : schemas.output();
        if (schema == null) {
            throw ConfigErrors.invalid(
                    "ref:" + name, List.of("the tool declares no output schema; only " + tool + INPUT + " is there"));
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema"); // or validators assume another draft
        return whole.setAll(schema).toString();
    }
}
