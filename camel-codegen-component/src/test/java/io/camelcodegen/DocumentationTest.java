package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the repository lead to one another: no link leads nowhere, and every page can be found. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** Not followed: what the build makes and npm brings. */
    private static final Set<String> FOREIGN = Set.of("target", "node_modules", ".git");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(```+).*?^ *\\1 *$");
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    private static final Map<Path, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean foreign = FOREIGN.contains(folder.getFileName().toString());
                return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md") && !file.toString().contains("/src/test/resources/")) {
                    PAGES.put(file, FENCE.matcher(Files.readString(file)).replaceAll(""));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<String> links(Path page) {
        return LINK.matcher(PAGES.get(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static Path target(Path page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** As GitHub makes them. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : HEADING.matcher(PAGES.get(page)).results().toList()) {
            String text = heading.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
            String plain = text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            String anchor = plain;
            for (int i = 1; !anchors.add(anchor); i++) {
                anchor = plain + '-' + i;
            }
        }
        return anchors;
    }

    @Test
    void noLinkLeadsNowhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : PAGES.keySet()) {
            for (String link : links(page)) {
                Path target = target(page, link);
                int anchor = link.indexOf('#');
                boolean found = Files.exists(target)
                        && (anchor < 0
                                || !PAGES.containsKey(target)
                                || anchors(target).contains(link.substring(anchor + 1)));
                if (!found) {
                    broken.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }

        assertThat(PAGES).hasSizeGreaterThan(40);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationCanBeReachedFromTheFirst() {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> left = new ArrayDeque<>(List.of(ROOT.resolve("README.md")));
        while (!left.isEmpty()) {
            Path page = left.remove();
            if (PAGES.containsKey(page) && reached.add(page)) {
                links(page).forEach(link -> left.add(target(page, link)));
            }
        }

        assertThat(PAGES.keySet().stream()
                        .filter(page -> page.startsWith(ROOT.resolve("docs")))
                        .filter(page -> !page.getParent().endsWith("decisions")))
                .isNotEmpty()
                .isSubsetOf(reached);
    }

    @Test
    void everyDecisionIsInTheListOfThem() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        List<String> listed = links(folder.resolve("README.md"));

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .isNotEmpty()
                    .isSubsetOf(listed);
        }
    }

    /** No page tells of an option, a goal or a command by a name that there is not. */
    @Test
    void commandsThatPagesShowAreThere() throws IOException {
        Path commands = ROOT.resolve("tooling/cli/src/main/java/io/camelcodegen/cli/command");
        Set<String> known;
        try (var files = Files.list(commands)) {
            known = files.map(DocumentationTest::text)
                    .flatMap(source -> Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"")
                            .matcher(source)
                            .results()
                            .map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        }
        Set<String> shown = PAGES.keySet().stream()
                .map(DocumentationTest::text)
                .flatMap(page -> Pattern.compile("(?m)(?:^|`|&& )camel-codegen ([a-z][a-z-]*)")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toSet());

        assertThat(known).contains("sync", "call");
        assertThat(shown).contains("sync", "call").isSubsetOf(known);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
