package io.camelcodegen.cli;

import io.camelcodegen.call.Codegen;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.camel.CamelContext;
import picocli.CommandLine.IVersionProvider;

/** Of what runs here, as their jars say. */
public final class Versions implements IVersionProvider {

    private static final String UNKNOWN = "(unknown version)";

    @Override
    public String[] getVersion() {
        return new String[] {"camel-codegen " + own(), "Apache Camel " + camel(), "Java " + Runtime.version()};
    }

    public static String own() {
        return of("io.camelcodegen", "camel-codegen-component", Codegen.class);
    }

    public static String camel() {
        return of("org.apache.camel", "camel-api", CamelContext.class);
    }

    /** As Maven noted it, which is also in a jar made of many; else as the jar says. */
    private static String of(String group, String artifact, Class<?> type) {
        String notes = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream in = Versions.class.getResourceAsStream(notes)) {
            if (in != null) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version", UNKNOWN);
            }
        } catch (IOException e) { // the jar may say it, too
        }
        String version = type.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
