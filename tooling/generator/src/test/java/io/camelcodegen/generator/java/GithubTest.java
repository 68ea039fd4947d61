package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.model.ToolModel;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.Snippets;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's whole document: all of it compiles, nothing is lost, and it works against a server. */
class GithubTest {

    private static final int TOOLS = 1_223;
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n \\* }</pre>");

    @TempDir
    static Path folder;

    private static MockWebServer server;
    private static Generation github;
    private static Compilation compiled;

    @BeforeAll
    static void generate() throws IOException {
        server = new MockWebServer();
        server.start();
        String config = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "sources",
                        Map.of(
                                "openapi",
                                Map.of(
                                        "github",
                                        Map.of(
                                                "spec",
                                                        NodePackages.githubDocument()
                                                                .toString(),
                                                "baseUrl", server.url("/").toString())))));
        github = Generation.of(folder, config, false);
        compiled = github.compileWith(Snippets.of("generated-java.md", "java").get(0), examples());
    }

    @AfterAll
    static void stop() {
        github.close();
        server.close();
    }

    /** The examples of the Javadoc, each a method of one class. */
    private static String examples() {
        StringBuilder methods = new StringBuilder();
        for (ToolModel tool : github.model().tools()) {
            GeneratedFile file = github.files().stream()
                    .filter(candidate -> candidate.path().equals("com/acme/github/" + tool.typeName() + ".java"))
                    .findFirst()
                    .orElseThrow();
            Matcher example = EXAMPLE.matcher(file.content());
            assertThat(example.find()).as(tool.typeName()).isTrue();
            methods.append("    public static void ")
                    .append(tool.methodName())
                    .append("(Github github) {\n")
                    .append(example.group(1).replaceAll("(?m)^ \\*", ""))
                    .append("\n    }\n");
        }
        return """
                package demo;

                import com.acme.github.*;
                import com.acme.github.model.*;
                import com.fasterxml.jackson.databind.node.*;
                import java.math.*;
                import java.net.*;
                import java.time.*;
                import java.util.*;

                @SuppressWarnings("deprecation")
                public class Examples {
                %s}
                """.formatted(methods);
    }

    @Test
    void everyToolIsAMethod() {
        long methods = Arrays.stream(compiled.type("com.acme.github.Github").getMethods())
                .filter(method -> !method.getName().equals("of"))
                .count();

        assertThat(methods).isEqualTo(TOOLS);
    }

    @Test
    void noParameterIsLost() throws Exception {
        int parameters = 0;
        for (ToolModel tool : github.model().tools()) {
            Map<String, Set<String>> expected = declared(tool.tool().schemas().input());
            if (expected.isEmpty()) {
                continue;
            }
            Class<?> params = compiled.type("com.acme.github." + tool.typeName() + "$Params");
            Map<?, ?> grouped = (Map<?, ?>) params.getMethod("grouped").invoke(sample(params));

            Map<String, Set<String>> found = new HashMap<>();
            grouped.forEach((group, members) ->
                    found.put(String.valueOf(group), group.equals("body") ? Set.of() : names((Map<?, ?>) members)));
            assertThat(found).as(tool.toString()).isEqualTo(expected);
            parameters += found.values().stream().mapToInt(Set::size).sum();
        }

        assertThat(parameters).isGreaterThan(3_000);
    }

    @Test
    void noMemberOfABodyIsLost() throws Exception {
        ObjectMapper mapper = new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());
        int members = 0;
        for (ToolModel tool : github.model().tools()) {
            JsonNode body = tool.tool().schemas().input().at("/properties/body/properties");
            if (body.isEmpty()) {
                continue;
            }
            Class<?> type = compiled.type("com.acme.github." + tool.typeName() + "$Params")
                    .getMethod("body")
                    .getReturnType();
            if (!type.isRecord()) {
                continue;
            }
            Set<String> found = new LinkedHashSet<>();
            for (BeanPropertyDefinition property : mapper.getSerializationConfig()
                    .introspect(mapper.constructType(type))
                    .findProperties()) {
                found.add(property.getName());
            }
            Set<String> expected = new LinkedHashSet<>();
            body.fieldNames().forEachRemaining(expected::add);
            assertThat(found).as(tool.typeName()).containsAll(expected);
            members += expected.size();
        }

        assertThat(members).isGreaterThan(800);
    }

    @Test
    void callsTheApiAndReadsItsResult() throws Exception {
        answer(json("[{\"id\":1296269,\"full_name\":\"octocat/Hello-World\",\"owner\":{\"login\":\"octocat\"}}]"));

        try (CamelContext application = github.camelContext()) {
            Object user = repositories(application);
            assertThat(user.getClass().getMethod("names", String.class).invoke(user, "octocat"))
                    .isEqualTo(List.of("octocat/Hello-World"));
        }

        assertThat(server.takeRequest(30, TimeUnit.SECONDS).getTarget())
                .isEqualTo("/users/octocat/repos?type=owner&per_page=100");
    }

    @Test
    void sendsAnExplicitNull() throws Exception {
        answer(json("{\"id\":1,\"number\":7}"));

        try (CamelContext application = github.camelContext()) {
            Object user = repositories(application);
            user.getClass()
                    .getMethod("forgetAssignee", String.class, String.class, long.class)
                    .invoke(user, "octocat", "hello", 7L);
        }

        RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
        assertThat(request.getMethod() + ' ' + request.getTarget()).isEqualTo("PATCH /repos/octocat/hello/issues/7");
        assertThat(request.getBody().utf8()).isEqualTo("{\"assignee\":null}");
    }

    /** Every one is run: its parameters must be valid by the tool's schema, or it would not be sent. */
    @Test
    void theExamplesOfAllToolsWork() throws Throwable {
        answer(new MockResponse.Builder().code(204).build());
        int before = server.getRequestCount();
        List<String> refused = new ArrayList<>();

        for (ToolModel tool : github.model().tools()) {
            try {
                github.call(compiled, "demo.Examples", tool.methodName());
            } catch (CodegenException e) {
                assertThat(e.getCode()).as(e.getMessage()).isEqualTo(ErrorCode.INVALID_PARAMS);
                refused.add(e.getMessage());
            }
        }

        assertThat(refused).isEmpty();
        assertThat(server.getRequestCount() - before).isEqualTo(TOOLS);
    }

    /** From now on, this, to whatever is asked; what was asked before is forgotten. */
    private static void answer(MockResponse response) throws InterruptedException {
        while (server.takeRequest(0, TimeUnit.SECONDS) != null) {}
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        });
    }

    /** The class that the page about generated Java shows. */
    private static Object repositories(CamelContext application) throws ReflectiveOperationException {
        return compiled.type("demo.Repositories")
                .getConstructor(CamelContext.class)
                .newInstance(application);
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static Set<String> names(Map<?, ?> members) {
        Set<String> names = new LinkedHashSet<>();
        members.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    /** The names of a tool's parameters by group, as its schema has them. */
    private static Map<String, Set<String>> declared(JsonNode input) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Map.Entry<String, JsonNode> group : input.path("properties").properties()) {
            Set<String> names = new LinkedHashSet<>();
            if (!group.getKey().equals("body")) {
                group.getValue().path("properties").fieldNames().forEachRemaining(names::add);
            }
            groups.put(group.getKey(), names);
        }
        return groups;
    }

    /** A record with a value for each component. */
    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                values[i] = types[i].isRecord() ? blank(types[i]) : sample(types[i]);
            }
            return create(type.getDeclaredConstructor(types), values);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface() && type.getName().startsWith("com.acme")) {
            return blank(type.getPermittedSubclasses()[0]);
        }
        return Map.<Class<?>, Object>ofEntries(
                        Map.entry(String.class, "x"),
                        Map.entry(long.class, 1L),
                        Map.entry(Long.class, 1L),
                        Map.entry(int.class, 1),
                        Map.entry(Integer.class, 1),
                        Map.entry(boolean.class, true),
                        Map.entry(Boolean.class, true),
                        Map.entry(double.class, 1.0),
                        Map.entry(Double.class, 1.0),
                        Map.entry(BigDecimal.class, BigDecimal.ONE),
                        Map.entry(OffsetDateTime.class, OffsetDateTime.MIN),
                        Map.entry(LocalDate.class, LocalDate.MIN),
                        Map.entry(URI.class, URI.create("a")),
                        Map.entry(List.class, List.of()),
                        Map.entry(Map.class, Map.of()),
                        Map.entry(Optional.class, Optional.of("x")),
                        Map.entry(JsonNode.class, TextNode.valueOf("x")),
                        Map.entry(Object.class, "x"))
                .get(type);
    }

    private static Object blank(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> longest = Arrays.stream(type.getDeclaredConstructors())
                .max((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
                .orElseThrow();
        return create(longest, new Object[longest.getParameterCount()]);
    }

    private static Object create(Constructor<?> constructor, Object[] values) throws ReflectiveOperationException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
