package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.ToolLock;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's whole document under lock. */
class GithubLockTest {

    @Test
    void isSmallAndTellsWhatChanged(@TempDir Path folder) throws IOException {
        String content = Files.readString(NodePackages.githubDocument());
        OpenApiDocument github =
                OpenApiDocument.read("github", "github.json", content.getBytes(StandardCharsets.UTF_8));
        LockFile file = LockFile.of(folder.resolve(LockFile.NAME));

        file.write(ToolLock.of("github", github.tools()));

        assertThat(Files.size(folder.resolve(LockFile.NAME))).isLessThan(2_000_000);
        ToolLock lock = file.read();
        assertThat(lock.tools("github")).hasSize(1223);
        assertThat(lock.drift("github", github.tools()).isEmpty()).isTrue();

        String edited = content.replaceFirst(
                "\"operationId\":\\s*\"repos/list-for-user\"", "\"operationId\":\"repos/list-of-user\"");
        assertThat(edited).isNotEqualTo(content);
        LockDrift drift = lock.drift(
                "github",
                OpenApiDocument.read("github", "github.json", edited.getBytes(StandardCharsets.UTF_8))
                        .tools());

        assertThat(drift.text())
                .startsWith("1 added, 1 removed, 0 changed; 1 breaking\n")
                .contains("! - github__repos_list_for_user\n", "  + github__repos_list_of_user\n");
    }
}
