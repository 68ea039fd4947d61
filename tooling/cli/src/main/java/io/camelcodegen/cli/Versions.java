package io.camelcodegen.cli;

import io.camelcodegen.call.Codegen;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Of what runs here, as their jars say. */
public final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "camel-codegen " + own(), "Apache Camel " + of(CamelContext.class), "Java " + Runtime.version()
        };
    }

    public static String own() {
        return of(Codegen.class);
    }

    public static String camel() {
        return of(CamelContext.class);
    }

    private static String of(Class<?> type) {
        @Nullable String version = type.getPackage().getImplementationVersion();
        return version == null ? "(unknown version)" : version;
    }
}
