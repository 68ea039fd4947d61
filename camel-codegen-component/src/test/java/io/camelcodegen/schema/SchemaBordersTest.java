package io.camelcodegen.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class SchemaBordersTest {

    /** Only what stands where the validator's own class stands: none of the tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    SchemaValidator.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void onlyOneClassKnowsTheValidatorLibrary() {
        noClasses()
                .that()
                .haveNameNotMatching(SchemaValidator.class.getName() + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(CLASSES);
    }

    @Test
    void schemasKnowNothingOfCamelOrOfTheirSources() {
        noClasses()
                .that()
                .resideInAPackage("io.camelcodegen.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.camel..",
                        "io.camelcodegen.source..",
                        "io.camelcodegen.tool..",
                        "io.camelcodegen.http..")
                .check(CLASSES);
    }
}
