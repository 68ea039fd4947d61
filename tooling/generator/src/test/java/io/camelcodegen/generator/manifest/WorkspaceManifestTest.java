package io.camelcodegen.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.manifest.AgentManifest.ToolDefinition;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.ToolLock;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest of real sources: GitHub's document and the filesystem server. */
class WorkspaceManifestTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOfAConfigurationAndIsValid() throws IOException {
        Path config = Files.writeString(folder.resolve("codegen.config.json"), """
                {"sources": {"openapi": {"github": {"spec": "%s", "lock": "strict", "index": false,
                   "auth": {"type": "bearer", "token": "${GITHUB_TOKEN}"}}}},
                 "mcpServers": {"files": {"command": "node", "args": ["%s", "%s"]}}}""".formatted(
                        NodePackages.githubDocument(),
                        NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js"),
                        folder.toRealPath()));
        List<String> problems = new ArrayList<>();
        AgentManifest manifest;
        ToolLock lock;

        try (Workspace workspace = Workspace.open(config.toString())) {
            ManifestOptions options = Manifests.options()
                    .definitions(tool -> true)
                    .outputSchemas(false)
                    .build();
            manifest = ManifestBuilder.build(workspace, options, problems::add);
            lock = ToolLock.of("files", workspace.tools("files").tools());
        }

        assertThat(problems).isEmpty();
        assertThat(manifest.tools().bySource().get("github")).isEqualTo(1223);
        assertThat(manifest.toolDefinitions().get("github")).hasSize(1223);
        assertThat(manifest.auth().required()).isTrue();
        assertThat(manifest.auth().sources().get("github").instructions())
                .isEqualTo("Set GITHUB_TOKEN to a bearer token.");
        assertThat(manifest.capabilities()).contains("mcp-servers", "rest-apis", "tool-lock");
        ToolDefinition definition = manifest.toolDefinitions().get("github").stream()
                .filter(tool -> tool.name().equals("github__repos_list_for_user"))
                .findFirst()
                .orElseThrow();
        assertThat(definition.metadata().httpMethod()).isEqualTo("GET");
        assertThat(definition.metadata().httpPath()).isEqualTo("/users/{username}/repos");
        Path file = folder.resolve(ManifestFile.NAME);
        ManifestFile.write(file, manifest);
        assertThat(ManifestValidator.validate(ManifestFile.tree(file))).isEmpty();
        assertThat(Files.readString(file)).doesNotContain(folder.toRealPath().toString());
        assertThat(ManifestFile.write(file, manifest)).isFalse();
        assertThat(lock.tools("files")).contains("read_text_file");
        LockFile.of(folder.resolve(LockFile.NAME)).write(lock);
    }
}
