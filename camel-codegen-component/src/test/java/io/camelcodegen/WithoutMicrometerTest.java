package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The component in an application that has no Micrometer: with the class path of the tests, but for its jars. */
class WithoutMicrometerTest {

    /** Runs in the other class loader. */
    public static final class Application implements Callable<Long> {

        @Override
        public Long call() throws Exception {
            try (CamelContext context = new DefaultCamelContext()) {
                new RecordingSource("shop")
                        .tool("read", ToolHints.READ_ONLY, "{}")
                        .bindTo(context);
                context.start();
                Codegen.of(context).call("shop__read", Map.of());
                return Codegen.of(context).metrics("shop").total().calls();
            }
        }
    }

    @Test
    void callsAreMadeAndCounted() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(classPathWithoutMicrometer(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);

            Object calls = ((Callable<?>) loader.loadClass(Application.class.getName())
                            .getConstructor()
                            .newInstance())
                    .call();

            assertThat(calls).isEqualTo(1L);
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] classPathWithoutMicrometer() {
        // Surefire may hide the real class path in the manifest of a jar
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
