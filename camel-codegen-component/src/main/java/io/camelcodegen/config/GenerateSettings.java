package io.camelcodegen.config;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file wants generated of its sources: its object {@code generate}.
 *
 * @param packageName the Java package above those of the sources; null where nothing is said
 * @param outputs the kinds of output, each one of {@link #OUTPUTS}; empty where nothing is said
 * @param async whether every Java method has a twin that returns a {@code CompletableFuture}
 * @param name of the project in its manifest, {@code [a-z][a-z0-9-]*}; null where nothing is said
 * @param description of the project in its manifest; null where nothing is said
 * @param version of the project in its manifest; null where nothing is said
 */
public record GenerateSettings(
        @Nullable String packageName,
        List<String> outputs,
        boolean async,
        @Nullable String name,
        @Nullable String description,
        @Nullable String version) {

    /** The kinds of output there are. */
    public static final List<String> OUTPUTS =
            List.of("java", "routes", "kamelets", "ai-tools", "typescript", "markdown");

    /** Nothing is said. */
    public static final GenerateSettings NONE = new GenerateSettings(null, List.of(), false, null, null, null);

    public GenerateSettings {
        outputs = List.copyOf(outputs);
    }

    static @Nullable GenerateSettings read(@Nullable Settings settings) {
        if (settings == null) {
            return null;
        }
        String packageName = settings.text("package");
        if (packageName != null && !isPackage(packageName)) {
            settings.problem("package", Problems.quote(packageName) + " is not the name of a Java package");
        }
        List<String> outputs = new ArrayList<>();
        for (String output : settings.textsOrCommas("outputs")) {
            if (OUTPUTS.contains(output)) {
                outputs.add(output);
            } else {
                settings.problem("outputs", Problems.quote(output) + " is not one of " + String.join(", ", OUTPUTS));
            }
        }
        String name = settings.text("name");
        if (name != null && !name.matches("[a-z][a-z0-9-]{0,63}")) {
            settings.problem(
                    "name", Problems.quote(name) + " is not up to 64 of a-z, 0-9 and -, beginning with a letter");
        }
        GenerateSettings read = new GenerateSettings(
                packageName,
                outputs,
                Boolean.TRUE.equals(settings.flag("async")),
                name,
                settings.text("description"),
                settings.text("version"));
        settings.finish();
        return read;
    }

    /** Of ASCII letters, and none of Java's words: {@code com.acme.new} is refused here, not when it is generated. */
    private static boolean isPackage(String name) {
        return name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*") && SourceVersion.isName(name, SourceVersion.RELEASE_17);
    }
}
