package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.Versions;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.ProjectManifest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The manifest brought up to date, or compared with what it would be.
 *
 * @param problems a line for each tool that something could not be said of
 */
record ManifestSync(Path file, boolean changed, List<String> problems) {

    static ManifestSync of(Session session, GenerationSettings settings, boolean definitions, boolean check) {
        Path folder = session.workspace().directory();
        ProjectManifest manifest = new ProjectManifest(session.workspace(), folder);
        var options = manifest.options(settings, name(folder), Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .generatedBy("camel-codegen " + Versions.own())
                .definitions(tool -> definitions)
                .build();
        List<String> problems = new ArrayList<>();
        boolean changed = manifest.write(options, check, problems::add);
        return new ManifestSync(manifest.file(), changed, problems);
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "" : last.toString(); // null of a root
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", file.toString());
        data.put("changed", changed);
        data.put("problems", problems);
        return data;
    }
}
