package io.camelcodegen.generator;

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

/** Which package of the library may use which. */
@AnalyzeClasses(packages = "io.camelcodegen.generator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesDependOneWay =
            slices().matching("io.camelcodegen.generator.(**)").should().beFreeOfCycles();

    private static final String ROOT = "io.camelcodegen.generator";

    /** From the top down; kinds of output may stand on one level. The root package may use them all. */
    private static final List<List<String>> ORDER = List.of(
            List.of("workspace"),
            List.of("text"),
            List.of("output"),
            List.of("parameter"),
            List.of("model"),
            List.of("java", "camel", "typescript", "markdown"),
            List.of("search"),
            List.of("agent"),
            List.of("tokens"),
            List.of("manifest"));

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses classes) {
        Set<String> found = classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(ORDER.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(found);
    }

    @ArchTest
    static void packagesDependOnlyOnThoseAboveThem(JavaClasses classes) {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(packages(ORDER.subList(i, i + 1)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(ORDER.subList(i + 1, ORDER.size())))
                    .check(classes);
        }
    }

    private static String[] packages(List<List<String>> levels) {
        return levels.stream()
                .flatMap(List::stream)
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule kindsOfOutputAreBlindToOneAnother = slices().matching(
                    "io.camelcodegen.generator.(java|camel|typescript|markdown)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingDependsOnTheRootPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.camelcodegen.generator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.camelcodegen.generator");

    @ArchTest
    static final ArchRule theOutputFolderKnowsNothingOfWhatIsInIt = noClasses()
            .that()
            .resideInAPackage("io.camelcodegen.generator.output")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "org.apache.camel..");
}
