package io.camelcodegen.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.file.StrictJson;
import io.camelcodegen.generator.manifest.AgentManifest.ToolDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve(ManifestFile.NAME);
    }

    @Test
    void whoMayReadOtherFilesOfTheFolderMayReadIt() throws IOException {
        Path other = Files.createFile(file().resolveSibling("other"));

        ManifestFile.write(file(), Manifests.sample());

        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(Files.getPosixFilePermissions(other));
        assertThat(file().getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void anUpdateKeepsWhatAnotherWroteInTheMeantime() {
        ManifestFile.write(file(), Manifests.sample());
        AgentManifest theirs = Manifests.build(
                List.of(), Manifests.options().version("2.0.0").tokens(null).build());
        TokenReduction mine = new TokenReduction(20, 10);
        AtomicBoolean asked = new AtomicBoolean();

        ManifestFile.update(file(), manifest -> {
            if (!asked.getAndSet(true)) {
                ManifestFile.write(file(), theirs);
            }
            return manifest.withTokenReduction(mine);
        });

        AgentManifest both = ManifestFile.read(file());
        assertThat(both.version()).isEqualTo("2.0.0");
        assertThat(both.tokenReduction()).isEqualTo(mine);
        assertThat(folder).isDirectoryNotContaining("glob:**.lock");
    }

    @Test
    void whatDoesNotChangeNeedsNoRightToWrite() throws IOException {
        ManifestFile.write(file(), Manifests.sample());
        Files.createDirectory(folder.resolve(ManifestFile.NAME + ".lock")); // nobody can lock it

        ManifestFile.update(file(), manifest -> manifest);

        assertThat(ManifestFile.write(file(), Manifests.sample())).isFalse();
        assertThatThrownBy(() -> ManifestFile.update(file(), manifest -> manifest.withTokenReduction(null)))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void hasItsMembersInTheOrderOfTheSpecification() {
        List<String> members = new ArrayList<>();
        Manifests.tree().fieldNames().forEachRemaining(members::add);

        assertThat(members)
                .containsExactly(
                        "$schema",
                        "specVersion",
                        "codeMode",
                        "name",
                        "description",
                        "version",
                        "generated",
                        "language",
                        "sources",
                        "tools",
                        "paths",
                        "capabilities",
                        "auth",
                        "tokenReduction",
                        "metadata",
                        "toolDefinitions");
    }

    @Test
    void isPrintedWithTwoSpacesAndPlainLineEnds() {
        String text = ManifestFile.text(Manifests.sample());

        assertThat(text)
                .startsWith("{\n  \"$schema\": \"" + AgentManifest.SCHEMA_ID + "\",\n  \"specVersion\": \"1.0.0\",\n")
                .contains(
                        "  \"tools\": {\n    \"total\": 3,\n    \"bySource\": {\n      \"files\": 1,\n      \"shop\": 2\n    }\n  },\n")
                .contains("\"savings\": \"98.7%\"")
                .endsWith("}\n")
                .doesNotContain("\r");
        assertThat(text).isEqualTo(ManifestFile.text(Manifests.sample()));
    }

    @Test
    void whatIsWrittenIsValidAndIsReadAgain() throws IOException {
        assertThat(ManifestFile.write(file(), Manifests.sample())).isTrue();

        assertThat(ManifestValidator.validate(ManifestFile.tree(file()))).isEmpty();
        AgentManifest read = ManifestFile.read(file());
        assertThat(ManifestFile.text(read)).isEqualTo(Files.readString(file()));
        assertThat(read.tools().total()).isEqualTo(3);
        assertThat(read.toolDefinitions().get("shop"))
                .extracting(ToolDefinition::name)
                .containsExactly("shop__items_list", "shop__items_get");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aFileThatDiffersOnlyInItsDateIsNotTouched() throws IOException {
        ManifestFile.write(file(), Manifests.sample());
        byte[] before = Files.readAllBytes(file());
        AgentManifest later = Manifests.build(List.of(), Manifests.options().build());

        AgentManifest sameLater =
                ManifestJson.fromJson(((ObjectNode) Manifests.tree()).put("generated", "2027-01-01T00:00:00Z"));

        assertThat(ManifestFile.write(file(), sameLater)).isFalse();
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(ManifestFile.write(file(), later)).isTrue();
    }

    @Test
    void aFileThatIsNoManifestIsReplaced() throws IOException {
        Files.writeString(file(), "{ half a");

        assertThat(ManifestFile.write(file(), Manifests.sample())).isTrue();

        assertThat(ManifestFile.read(file()).name()).isEqualTo("acme-tools");
    }

    @Test
    void extensionsAreKept() throws IOException {
        ObjectNode tree = Manifests.tree();
        tree.set("x-team", Manifests.json("{'name': 'core', 'n': 1.50}"));
        ((ObjectNode) tree.get("metadata")).put("x-build", 7);
        ((ObjectNode) tree.at("/toolDefinitions/files/0/metadata")).put("x-cost", "low");
        Files.writeString(file(), ManifestJson.print(tree));

        JsonNode again = ManifestFile.complete(ManifestFile.read(file()));

        assertThat(again.at("/x-team/name").asText()).isEqualTo("core");
        assertThat(again.at("/metadata/x-build").asInt()).isEqualTo(7);
        assertThat(again.at("/toolDefinitions/files/0/metadata/x-cost").asText())
                .isEqualTo("low");
    }

    @Test
    void checksumIsOfTheContentAndNotOfItsForm() throws IOException {
        ObjectNode tree = Manifests.tree();
        String stated = tree.at("/metadata/checksum").asText();
        JsonNode reordered = StrictJson.parse(tree.toString());

        assertThat(stated).matches("sha256:[0-9a-f]{64}");
        assertThat(ManifestFile.checksum(reordered)).isEqualTo(stated);
        tree.put("description", "other");
        assertThat(ManifestFile.checksum(tree)).isNotEqualTo(stated);
    }

    @Test
    void aFileThatIsNotThereOrNotJsonIsSaidSo() throws IOException {
        assertThatThrownBy(() -> ManifestFile.read(file()))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("there is no such file");

        Files.writeString(file(), "{\"name\": \"ghp_secret\",");

        assertThatThrownBy(() -> ManifestFile.read(file()))
                .hasMessageContaining("is not valid JSON, see line 1")
                .hasMessageNotContaining("ghp_secret");
    }

    @Test
    void allProblemsOfAFileAreTold() throws IOException {
        ObjectNode tree = Manifests.tree();
        tree.put("name", "Not A Name");
        tree.put("langauge", "java");
        tree.remove("version");
        Files.writeString(file(), ManifestJson.print(tree));

        assertThatThrownBy(() -> ManifestFile.read(file()))
                .hasMessageContaining("3 problems")
                .hasMessageContaining("did you mean 'language'?");
    }
}
