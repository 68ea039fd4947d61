package io.camelcodegen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The dependency arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.camelcodegen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesDependOneWay =
            slices().matching("io.camelcodegen.(**)").should().beFreeOfCycles();

    /** From the top of the table down; the Camel classes may use them all. */
    private static final List<String> ORDER = List.of(
            "error", "file", "tool", "schema", "event", "policy", "http", "auth", "source", "lock", "config", "call",
            "observe");

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses classes) {
        Set<String> found = classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals("io.camelcodegen"))
                .map(name -> name.substring("io.camelcodegen.".length()).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(ORDER).containsExactlyInAnyOrderElementsOf(found);
    }

    @ArchTest
    static void packagesDependOnlyOnThoseAboveThem(JavaClasses classes) {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] below = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "io.camelcodegen." + name + "..")
                    .toArray(String[]::new);
            if (below.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("io.camelcodegen." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(below)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static final ArchRule toolsAndSchemasKnowNothingOfCamel = noClasses()
            .that()
            .resideInAnyPackage("io.camelcodegen.tool", "io.camelcodegen.schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule errorsKnowOnlyCamelsExceptionType = noClasses()
            .that()
            .resideInAPackage("io.camelcodegen.error")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel.spi..", "org.apache.camel.support..", "io.camelcodegen.tool");

    @ArchTest
    static final ArchRule sourcesKnowNothingOfTheCall = noClasses()
            .that()
            .resideInAPackage("io.camelcodegen.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camelcodegen.call", "io.camelcodegen.config", "io.camelcodegen");

    @ArchTest
    static final ArchRule kindsOfSourcesAreBlindToOneAnother =
            slices().matching("io.camelcodegen.source.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule mcpSdkStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.camelcodegen.source.mcp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");

    @ArchTest
    static final ArchRule oauth2SdkStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.camelcodegen.auth.oauth2")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule validatorLibraryStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.camelcodegen.schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule micrometerStaysInOneClass = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.camelcodegen.observe.MicrometerMeters")
            .and()
            .haveNameNotMatching(".*MicrometerMeters\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule vertxStaysInTheHttpPackage = noClasses()
            .that()
            .resideOutsideOfPackages("io.camelcodegen.http", "io.camelcodegen")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule optionalTracingStaysInItsClass = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.camelcodegen.CodegenSpanDecorator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel.telemetry..");
}
