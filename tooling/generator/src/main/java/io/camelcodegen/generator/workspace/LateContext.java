package io.camelcodegen.generator.workspace;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.config.ConfigFile;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * A CamelContext that is made when it is first asked for, and started when tools are: that takes longer than all else that
 * a command does which finds everything up to date. Thread-safe.
 */
final class LateContext implements Supplier<CamelContext>, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable DefaultCamelContext context;
    private @Nullable Codegen codegen;
    private boolean closed;

    /** Opens a resource of the class path, as a CamelContext would; null where there is none. */
    static @Nullable InputStream resource(String name) {
        return ObjectHelper.loadResourceAsStream(name);
    }

    /** Made, but perhaps not started. */
    @Override
    public CamelContext get() {
        lock.lock();
        try {
            return made();
        } finally {
            lock.unlock();
        }
    }

    private DefaultCamelContext made() {
        if (closed) {
            throw new IllegalStateException("the workspace is closed");
        }
        DefaultCamelContext known = context;
        if (known == null) {
            known = new DefaultCamelContext();
            known.disableJMX();
            known.setStartupSummaryLevel(StartupSummaryLevel.Off);
            known.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
            context = known;
        }
        return known;
    }

    /**
     * The runtime of the context, which is started for it.
     *
     * @param config the same each time
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the sources cannot be made of it
     */
    Codegen codegen(ConfigFile config, Path workingDirectory) {
        lock.lock();
        try {
            Codegen known = codegen;
            if (known == null) {
                known = start(made(), config, workingDirectory);
                codegen = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Codegen start(DefaultCamelContext made, ConfigFile config, Path workingDirectory) {
        try {
            made.addComponent("codegen", new CodegenComponent().using(config, workingDirectory));
            made.start();
            return Codegen.of(made);
        } catch (RuntimeException e) {
            made.stop();
            context = null; // the next attempt fails for the same reason, not for this one
            CodegenException ours = ObjectHelper.getException(CodegenException.class, e);
            throw ours == null ? CodegenErrors.wrap(e) : ours;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (context != null) {
                context.stop();
            }
        } finally {
            lock.unlock();
        }
    }
}
