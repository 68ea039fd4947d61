package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    @Test
    void unescapesPercentSlashAndTilde() {
        Reference reference = Reference.of("#/paths/~1users~1%7Bid%7D/a~01b/%C3%BC");

        assertThat(reference.file()).isEmpty();
        assertThat(reference.pointer()).containsExactly("paths", "/users/{id}", "a~1b", "ü");
    }

    @Test
    void takesAPercentThatIsNoEscapeAsItIs() {
        assertThat(Reference.of("#/a/100%/%zz").pointer()).containsExactly("a", "100%", "%zz");
    }

    @Test
    void knowsTheWholeDocumentAndAnEmptyName() {
        assertThat(Reference.of("pet.yaml").pointer()).isEmpty();
        assertThat(Reference.of("#").pointer()).isEmpty();
        assertThat(Reference.of("#/").pointer()).containsExactly("");
        assertThat(Reference.of("#/a/").pointer()).isEqualTo(List.of("a", ""));
    }

    @Test
    void seesThatAnAnchorIsNoPointer() {
        assertThat(Reference.of("#node").pointer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "#/a, paths/users.yaml, paths/users.yaml#/a",
        "../schemas/user.yaml#/User, paths/users.yaml, schemas/user.yaml#/User",
        "user.yaml, paths/users.yaml, paths/user.yaml",
        "../openapi.yaml#/components/x, paths/users.yaml, #/components/x",
        "./user.yaml#, users.yaml, user.yaml#",
        "../../x.yaml, paths/users.yaml, ../x.yaml",
        "https://example.org/x.yaml, paths/users.yaml, https://example.org/x.yaml",
        "file:///etc/passwd, paths/users.yaml, file:///etc/passwd",
        "/etc/passwd, paths/users.yaml, /etc/passwd"
    })
    void spellsAReferenceAsTheRootDocumentWould(String ref, String file, String expected) {
        assertThat(Reference.rebase(ref, file, "openapi.yaml")).isEqualTo(expected);
    }

    @Test
    void leavesReferencesOfTheRootDocumentAlone() {
        assertThat(Reference.rebase("a/../b.yaml#/x", "", "")).isEqualTo("a/../b.yaml#/x");
    }
}
