package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.LockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLocksTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void configure() throws Exception {
        project = new Project(directory)
                .configure("bank", "shop")
                .document("bank", "getRate")
                .document("shop", "listOrders");
    }

    @Test
    void takesTheToolsAsTheyAreAndThenTellsWhatBecameOfThem() throws Exception {
        assertThat(this.<LockDrift>locks(ProjectLocks::drift).isEmpty()).isTrue(); // there is nothing to compare with
        assertThat(this.<List<String>>locks(ProjectLocks::missing)).hasSize(1);
        assertThat(this.<List<String>>locks(locks -> locks.write(true))).hasSize(1);
        assertThat(file()).doesNotExist();
        assertThat(this.<List<String>>locks(locks -> locks.write(false))).hasSize(1);
        assertThat(this.<List<String>>locks(locks -> locks.write(true))).isEmpty();

        project.document("shop", "listItems");

        assertThat(this.<LockDrift>locks(ProjectLocks::drift).tools())
                .extracting(tool -> tool.tool() + " " + tool.kind())
                .containsExactlyInAnyOrder("shop__listItems ADDED", "shop__listOrders REMOVED");
        assertThat(this.<List<String>>locks(locks -> locks.write(true))).hasSize(1);
    }

    @Test
    void aSourceThatIsConfiguredNoLongerIsRemovedWhereAllAreMeant() throws Exception {
        locks(locks -> locks.write(false));
        project.configure("bank");

        assertThat(this.<LockDrift>locks(ProjectLocks::drift, "bank").isEmpty()).isTrue();
        assertThat(this.<List<String>>locks(locks -> locks.write(true), "bank")).isEmpty();
        assertThat(this.<LockDrift>locks(ProjectLocks::drift).tools())
                .extracting(tool -> tool.tool() + " " + tool.kind())
                .containsExactly("shop__listOrders REMOVED");
        locks(locks -> locks.write(false));

        assertThat(LockFile.of(file()).read().sources()).containsExactly("bank");
    }

    @Test
    void asksOnlyTheSourcesThatAreMeant() throws Exception {
        Files.delete(directory.resolve("shop.json"));

        locks(locks -> locks.write(false), "bank");

        assertThat(LockFile.of(file()).read().sources()).containsExactly("bank");
    }

    @Test
    void runsAtOnceOfDifferentSourcesKeepWhatEachWrites() throws Exception {
        try (Workspace one = Workspace.open(directory, null);
                Workspace other = Workspace.open(directory, null)) {
            ProjectLocks bank = new ProjectLocks(one, List.of("bank"));
            ProjectLocks shop = new ProjectLocks(other, List.of("shop"));
            for (int round = 0; round < 20; round++) {
                Files.deleteIfExists(file());

                CompletableFuture<List<String>> first = CompletableFuture.supplyAsync(() -> bank.write(false));
                CompletableFuture<List<String>> second = CompletableFuture.supplyAsync(() -> shop.write(false));

                assertThat(first.join()).hasSize(1);
                assertThat(second.join()).hasSize(1);
                assertThat(LockFile.of(file()).read().sources()).containsExactly("bank", "shop");
            }
        }
    }

    private Path file() {
        return directory.resolve(LockFile.NAME);
    }

    private <T> T locks(Function<ProjectLocks, T> action, String... sources) {
        try (Workspace workspace = Workspace.open(directory, null)) {
            return action.apply(new ProjectLocks(workspace, List.of(sources)));
        }
    }
}
