package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private final Imports imports = new Imports("com.acme", Set.of("Object", "Type"));

    @Test
    void aClassOfAnotherPackageIsImported() {
        assertThat(imports.name("java.util", "Map")).isEqualTo("Map");
        assertThat(imports.declarations()).isEqualTo("import java.util.Map;\n");
    }

    @Test
    void neitherJavaLangNorTheFilesOwnPackageIsImported() {
        assertThat(imports.name("java.lang", "String")).isEqualTo("String");
        assertThat(imports.name("com.acme", "Order")).isEqualTo("Order");
        assertThat(imports.declarations()).isEmpty();
    }

    @Test
    void theSecondClassOfANameIsNamedInFull() {
        imports.name("com.acme", "Map");

        assertThat(imports.name("java.util", "Map")).isEqualTo("java.util.Map");
        assertThat(imports.name("com.acme", "Map")).isEqualTo("Map");
        assertThat(imports.declarations()).isEmpty();
    }

    @Test
    void aReservedNameIsNeverImported() {
        assertThat(imports.name("java.lang", "Object")).isEqualTo("java.lang.Object");
        assertThat(imports.name("com.acme.model", "Type")).isEqualTo("com.acme.model.Type");
        assertThat(imports.declarations()).isEmpty();
    }

    @Test
    void importsAreSorted() {
        imports.name("java.util", "Map");
        imports.name("com.acme.model", "Order");
        imports.name("java.util", "List");

        assertThat(imports.declarations()).isEqualTo("""
                        import com.acme.model.Order;
                        import java.util.List;
                        import java.util.Map;
                        """);
    }
}
