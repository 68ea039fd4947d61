package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.output.FileChanges.Conflict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the code that users write into generated files. */
class UserCodeTest extends OutputFolderFixture {

    @Test
    void keepsUserCodeOfAFileThatChanges() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.updated()).containsExactly("A.java");
        assertThat(Version.read(place("A.java")))
                .isEqualTo("new\n  // " + UserZone.BEGIN + "\n  mine();\n  // " + UserZone.END + "\n}\n");
    }

    @Test
    void userCodeMakesNothingOutdated() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");

        assertThat(folder.current("petstore", "key")).isPresent();
        assertThat(generate(false, file("A.java", "old\n" + ZONE + "}\n")).unchanged())
                .containsExactly("A.java");
        assertThat(place("A.java")).content().contains("mine();");
    }

    @Test
    void userCodeMayBeInAnyEncoding() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE));
        byte[] latin1 = new String(Files.readAllBytes(place("A.java")), StandardCharsets.ISO_8859_1)
                .replace("kept\n", "kept\n\u00e4\u00ff\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(place("A.java"), latin1);

        generate(false, file("A.java", "new\n" + ZONE));

        assertThat(new String(Files.readAllBytes(place("A.java")), StandardCharsets.ISO_8859_1))
                .startsWith("new\n")
                .contains("kept\n\u00e4\u00ff\r\n");
    }

    @Test
    void lineEndsOfAWorkingCopyOnWindowsAreNoEdit() throws IOException {
        generate(false, file("A.java", "a\nb\n" + ZONE));
        Files.writeString(place("A.java"), Version.read(place("A.java")).replace("\n", "\r\n"));

        assertThat(folder.current("petstore", "key")).isPresent();
        assertThat(generate(false, file("A.java", "new\n" + ZONE)).updated()).containsExactly("A.java");
    }

    @Test
    void leavesAFileWhoseMarkersAreDamaged() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");
        String damaged = Version.read(place("A.java")).replace("  // " + UserZone.END + "\n", "");
        Files.writeString(place("A.java"), damaged);

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict.reason())
                .contains("damaged")
                .contains("left alone"));
        assertThat(Version.read(place("A.java"))).isEqualTo(damaged);
        assertThat(folder.current("petstore", "key")).isEmpty();
    }

    @Test
    void leavesAFileWhoseMarkersAreDoubled() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", ZONE + "  mine();\n");
        String doubled = Version.read(place("A.java"));

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.conflicts()).extracting(Conflict::path).containsExactly("A.java");
        assertThat(Version.read(place("A.java"))).isEqualTo(doubled);
    }

    @Test
    void leavesAFileThatWasEditedOutsideOfItsZoneUntilForced() throws IOException {
        generate(false, file("a/A.java", "old\n" + ZONE));
        userWrites("a/A.java", "  mine();\n");
        Files.writeString(place("a/A.java"), "edited " + Version.read(place("a/A.java")));

        FileChanges left = generate(false, file("a/A.java", "new\n" + ZONE));
        FileChanges leftAgain = generate(false, file("a/A.java", "new\n" + ZONE));
        String edited = Version.read(place("a/A.java"));
        FileChanges forced = generate(true, file("a/A.java", "new\n" + ZONE));

        assertThat(left.conflicts()).extracting(Conflict::path).containsExactly("a/A.java");
        assertThat(leftAgain).isEqualTo(left);
        assertThat(edited).startsWith("edited old");
        assertThat(forced.updated()).containsExactly("a/A.java");
        assertThat(place("a/A.java")).content().startsWith("new\n").contains("mine();");
        assertThat(place(".codegen/backup/a/A.java")).hasContent(edited);
        assertThat(folder.current("petstore", "key")).isPresent();
    }

    @Test
    void keepsTheFileOfAVanishedToolWhileItHoldsUserCode() throws IOException {
        generate(false, file("A.java", "a\n" + ZONE), file("B.java", "b"));
        String before = Version.read(place("A.java"));
        userWrites("A.java", "  mine();\n");

        FileChanges kept = generate(false, file("B.java", "b"));
        FileChanges current = folder.current("petstore", "key").orElseThrow().files();
        Files.writeString(place("A.java"), before);
        boolean currentWithoutCode = folder.current("petstore", "key").isPresent();
        FileChanges removed = generate(false, file("B.java", "b"));

        assertThat(kept.kept()).containsExactly("A.java");
        assertThat(current.kept()).containsExactly("A.java");
        assertThat(currentWithoutCode).isFalse();
        assertThat(removed.removed()).containsExactly("A.java");
        assertThat(place("A.java")).doesNotExist();
    }

    @Test
    void aToolThatComesBackFindsItsUserCode() throws IOException {
        generate(false, file("A.java", "a\n" + ZONE));
        userWrites("A.java", "  mine();\n");
        generate(false);

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE));

        assertThat(changes.updated()).containsExactly("A.java");
        assertThat(place("A.java")).content().startsWith("new").contains("mine();");
    }

    @Test
    void leavesUserCodeWhereTheFileHasNoZoneAnyMore() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE));
        userWrites("A.java", "  mine();\n");

        FileChanges changes = generate(false, file("A.java", "new\n"));

        assertThat(changes.conflicts()).extracting(Conflict::path).containsExactly("A.java");
        assertThat(place("A.java")).content().contains("mine();");
    }

    @Test
    void markersInTextOfASourceMakeNoZone() {
        String hostile = "/**\n" + ZONE + " */\n" + ZONE;

        FileChanges changes;
        List<String> problems;
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin("petstore", false)) {
            transaction.accept(file("A.java", hostile));
            transaction.accept(file("B.java", "/**\n * begin user code: what stands here is kept\n */\n" + ZONE));
            changes = transaction.commit("key", 1, List.of("petstore__x: bad\nnews\u202e"));
            problems = transaction.problems();
        }

        assertThat(changes.created()).containsExactly("A.java", "B.java");
        assertThat(problems).hasSize(2).first().asString().startsWith("A.java: has no zone");
        assertThat(problems.get(1)).isEqualTo("petstore__x: bad news");
        assertThat(folder.current("petstore", "key").orElseThrow().problems()).isEqualTo(problems);
    }

    @Test
    void htmlCommentsAreZonesToo() throws IOException {
        String zone = UserZone.empty("", "<!--");
        generate(false, file("list.md", "# old\n" + zone));
        userWrites("list.md", "");
        Files.writeString(place("list.md"), Version.read(place("list.md")).replace("kept -->\n", "kept -->\nnote\n"));

        generate(false, file("list.md", "# new\n" + zone));

        assertThat(place("list.md")).content().startsWith("# new\n").contains("-->\nnote\n<!--");
    }
}
