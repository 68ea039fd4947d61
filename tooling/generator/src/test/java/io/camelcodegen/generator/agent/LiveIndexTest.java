package io.camelcodegen.generator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.search.ToolSearch;
import io.camelcodegen.generator.testing.Configs;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.ToolCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources that discover their tools anew while an agent searches them. */
@Timeout(60)
class LiveIndexTest {

    private static final String OPERATION =
            "\"/%1$s\": {\"get\": {\"operationId\": \"%1$s\", \"summary\": \"Shows the %1$s\"}}";

    /** By the reference SDK, which tells its client of each change: one call, and books are replaced by magazines. */
    private static final String LIBRARY = """
            import { McpServer } from "%1$s/server/mcp.js";
            import { StdioServerTransport } from "%1$s/server/stdio.js";
            const server = new McpServer({ name: "library", version: "1" });
            const reads = { annotations: { readOnlyHint: true } };
            const answer = () => ({ content: [{ type: "text", text: "done" }] });
            const books = server.registerTool("lend_book", { description: "Lends a book", ...reads }, answer);
            server.registerTool("renovate", { description: "Closed for a while", ...reads }, () => {
              books.remove();
              server.registerTool("lend_magazine", { description: "Lends a magazine", ...reads }, answer);
              return answer();
            });
            await server.connect(new StdioServerTransport());
            """;

    @TempDir
    Path folder;

    private void document(String... operations) throws Exception {
        String paths = List.of(operations).stream().map(OPERATION::formatted).collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("shop.json"),
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"Shop\", \"version\": \"1\"}, \"paths\": {" + paths
                        + "}}");
    }

    private Workspace shop() {
        return Configs.of()
                .with(
                        "openapi",
                        "shop",
                        Map.of("spec", folder.resolve("shop.json").toString(), "baseUrl", "http://127.0.0.1:1"))
                .open(folder);
    }

    private static void refresh(Workspace workspace) {
        ToolCatalog before = workspace.codegen().catalogAsync("shop").join();
        workspace.codegen().refresh("shop");
        while (workspace.codegen().catalogAsync("shop").join() == before) {
            Thread.onSpinWait();
        }
    }

    private static List<String> names(SearchResult result) {
        return result.hits().stream().map(hit -> hit.tool().toString()).toList();
    }

    @Test
    void whatCameWithARefreshIsFoundAndWhatIsGoneIsNot() throws Exception {
        document("apples", "pears");
        try (Workspace workspace = shop()) {
            AgentSurface surface = AgentSurface.of(workspace);
            assertThat(names(surface.search("apples pears plums", 10)))
                    .containsExactlyInAnyOrder("shop__apples", "shop__pears");

            document("pears", "plums");
            refresh(workspace);

            while (names(surface.search("plums", 10)).isEmpty()) { // on a slow machine one search may go without it
                Thread.onSpinWait();
            }
            assertThat(names(surface.search("apples pears plums", 10)))
                    .containsExactlyInAnyOrder("shop__pears", "shop__plums");
            assertThat(surface.sources()).extracting(AgentSource::topics).containsExactly(List.of("pears", "plums"));
        }
    }

    /** Not even by the index that does not know of it yet. */
    @Test
    void aToolThatIsGoneOrWithheldNowIsNotFoundInAnOldIndex() throws Exception {
        document("apples", "pears", "plums");
        try (Workspace workspace = shop()) {
            ToolIndex old = new LiveIndex(workspace).current();

            Files.writeString(
                    folder.resolve("shop.json"),
                    Files.readString(folder.resolve("shop.json"))
                            .replace("\"apples\"", "\"melons\"")
                            .replace("/pears\": {\"get\"", "/pears\": {\"post\""));
            refresh(workspace);
            List<SourceState> now =
                    old.sorted().map(state -> state.now(workspace.codegen())).toList();

            assertThat(old.find("apples pears plums", 10)).hasSize(3);
            assertThat(old.at(now).find("apples pears plums", 10))
                    .extracting(hit -> hit.tool().toString())
                    .containsExactly("shop__plums");
        }
    }

    @Test
    void nothingIsIndexedAgainWhereTheToolsAreTheSame() throws Exception {
        document("apples");
        try (Workspace workspace = shop()) {
            LiveIndex index = new LiveIndex(workspace);
            ToolIndex first = index.current();

            assertThat(index.current()).isSameAs(first);
            refresh(workspace);

            assertThat(index.current().search()).isSameAs(first.search());
            assertThat(index.current().states().get("shop").catalog())
                    .isSameAs(workspace.codegen().catalogAsync("shop").join());
        }
    }

    @Test
    void manySearchesAtOnceMakeOneIndex() throws Exception {
        document("apples");
        try (Workspace workspace = shop()) {
            LiveIndex index = new LiveIndex(workspace);
            ToolSearch old = index.current().search();
            document("pears");
            refresh(workspace);

            ExecutorService searchers = Executors.newFixedThreadPool(16);
            List<Future<ToolSearch>> searches = searchers.invokeAll(
                    Collections.nCopies(64, () -> index.current().search()));
            searchers.shutdown();

            Set<ToolSearch> seen = new HashSet<>();
            for (Future<ToolSearch> search : searches) {
                seen.add(search.get());
            }
            seen.remove(old); // of those who lost their patience
            assertThat(seen).hasSizeLessThanOrEqualTo(1);
            while (index.current().search() == old) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aSourceThatComesBackIsSearched() throws Exception {
        try (Workspace workspace = shop()) {
            AgentSurface surface = AgentSurface.of(workspace);
            assertThat(surface.search("apples", 10).unavailable())
                    .singleElement()
                    .asString()
                    .startsWith("shop: ");

            document("apples");
            while (names(surface.search("apples", 10)).isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(surface.search("apples", 10).unavailable()).isEmpty();
        }
    }

    @Test
    void toolsOfAServerThatChangesThemAreFollowed() throws Exception {
        Path sdk = NodePackages.file("@modelcontextprotocol/sdk/package.json").resolveSibling("dist/esm");
        Path server = Files.writeString(folder.resolve("library.mjs"), LIBRARY.formatted(sdk.toUri()));
        Map<String, ?> keys = Map.of("command", "node", "args", List.of(server.toString()));
        try (Workspace workspace = Configs.of().with("mcp", "library", keys).open(folder)) {
            AgentSurface surface = AgentSurface.of(workspace);
            assertThat(names(surface.search("lend", 10))).containsExactly("library__lend_book");

            surface.call("library__renovate", null);
            while (knows(workspace, "library__lend_book") || !knows(workspace, "library__lend_magazine")) {
                Thread.onSpinWait(); // the news comes when it comes
            }

            while (names(surface.search("magazine", 10)).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(names(surface.search("lend", 10))).containsExactly("library__lend_magazine");
        }
    }

    private static boolean knows(Workspace workspace, String tool) {
        try {
            workspace.codegen().tool(tool);
            return true;
        } catch (CodegenException e) {
            return false;
        }
    }
}
