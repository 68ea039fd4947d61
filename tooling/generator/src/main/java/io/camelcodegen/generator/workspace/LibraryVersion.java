package io.camelcodegen.generator.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this library. */
public final class LibraryVersion {

    private static final String DESCRIPTOR = "/META-INF/maven/io.camelcodegen/camel-codegen-generator/pom.properties";

    private LibraryVersion() {}

    /** The same wherever the library is packed into; empty where it is not packed yet. */
    public static String get() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream(DESCRIPTOR)) {
            if (in == null) {
                return "";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            return "";
        }
    }
}
