package io.camelcodegen;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.source.SourceConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.slf4j.LoggerFactory;

/** Everything that somebody may read of an application, as text: each begins with the kind of output it is of. */
final class Outputs implements AutoCloseable {

    final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            add("log", event.getLoggerName() + ": " + event.getFormattedMessage() + thrown + event.getMDCPropertyMap());
        }
    };

    /** Listens to the log from now on, at TRACE. */
    Outputs() {
        log.setContext(root.getLoggerContext());
        log.start();
        root.iteratorForAppenders().forEachRemaining(appender -> appender.stop());
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.detachAppender(log);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.start());
    }

    void add(String kind, Object text) {
        seen.add(kind + " " + text);
    }

    void add(String kind, Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        add(kind, trace);
        if (failure instanceof CodegenException known) {
            add(kind, known.toJson() + known.getContext());
        }
    }

    /** Listens to all events from now on. */
    void events(CamelContext camel) {
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                add("event", event);
                if (event instanceof CodegenEvent happened) {
                    add("event", happened.toMap());
                    if (happened.getFailure() != null) {
                        add("event", happened.getFailure());
                    }
                }
            }
        });
    }

    /** What a route from {@code codegen:events} gets. */
    void delivered(Exchange exchange) {
        add(
                "delivered",
                exchange.getMessage().getBody() + " " + exchange.getMessage().getHeaders() + " "
                        + exchange.getProperty(CodegenConstants.EVENT));
    }

    /** What an operator may ask of a CamelContext. */
    void operations(CamelContext camel, MeterRegistry meters) throws Exception {
        Codegen codegen = Codegen.of(camel);
        for (SourceConfig source : codegen.sources()) {
            add("status", codegen.status(source.name()));
            add("metrics", codegen.metrics(source.name()));
        }
        for (Endpoint endpoint : camel.getEndpoints()) {
            add("endpoint", endpoint + " " + endpoint.getEndpointUri() + " " + endpoint.getEndpointKey());
        }
        meters.getMeters().forEach(meter -> add("meter", meter.getId() + " " + meter.measure()));
        for (String name : new String[] {"codegen", "context", "endpoint", "health", "producer", "properties"}) {
            DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole(name);
            add("console", console.call(DevConsole.MediaType.TEXT));
            add("console", ((JsonObject) console.call(DevConsole.MediaType.JSON)).toJson());
        }
        for (RouteDefinition route :
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            add("route", PluginHelper.getModelToXMLDumper(camel).dumpModelAsXml(camel, route));
        }
        Thread.getAllStackTraces().keySet().forEach(thread -> add("thread", thread.getName()));
        health(camel);
        jmx();
    }

    private void health(CamelContext camel) {
        HealthCheckRepository checks =
                Objects.requireNonNull(HealthCheckHelper.getHealthCheckRepository(camel, "producers"));
        checks.setEnabled(true);
        checks.stream().forEach(check -> {
            HealthCheck.Result result = check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
            add("health", check.getId() + " " + result + result.getMessage() + result.getDetails() + result.getError());
        });
    }

    private void jmx() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            add("jmx", name);
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                try {
                    add("jmx", name + " " + attribute.getName() + " " + beans.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException e) {
                    add("jmx", name + " " + attribute.getName() + " " + e);
                }
            }
        }
    }
}
