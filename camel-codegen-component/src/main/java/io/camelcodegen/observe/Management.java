package io.camelcodegen.observe;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the sources in Camel's health checks and in JMX, as far as the CamelContext has these. */
public final class Management extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private final CamelContext camelContext;
    private final Codegen codegen;
    private final List<SourceHealthCheck> checks = new ArrayList<>();
    private final List<ObjectName> managed = new ArrayList<>();

    public Management(CamelContext camelContext, Codegen codegen) {
        this.camelContext = camelContext;
        this.codegen = codegen;
    }

    @Override
    protected void doStart() {
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                camelContext, "producers", WritableHealthCheckRepository.class);
        ManagementAgent agent = camelContext.getManagementStrategy() == null
                ? null
                : camelContext.getManagementStrategy().getManagementAgent();
        for (SourceConfig source : codegen.sources()) {
            if (repository != null) {
                SourceHealthCheck check = new SourceHealthCheck(codegen, source.name());
                check.setCamelContext(camelContext);
                repository.addHealthCheck(check);
                checks.add(check);
            }
            if (agent != null) {
                manage(agent, source.name());
            }
        }
    }

    private void manage(ManagementAgent agent, String source) {
        try {
            ObjectName name = new ObjectName(agent.getMBeanObjectDomainName() + ":context="
                    + camelContext.getManagementName() + ",type=codegen,name=" + ObjectName.quote(source));
            agent.register(new ManagedSource(codegen, source), name);
            managed.add(name);
        } catch (JMException e) {
            LOG.warn("Source '{}' cannot be shown in JMX: {}", source, e.getMessage());
        }
    }

    @Override
    protected void doStop() {
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                camelContext, "producers", WritableHealthCheckRepository.class);
        if (repository != null) {
            checks.forEach(repository::removeHealthCheck);
        }
        checks.clear();
        for (ObjectName name : managed) {
            try {
                camelContext.getManagementStrategy().getManagementAgent().unregister(name);
            } catch (JMException e) {
                LOG.debug("{} was not unregistered", name, e);
            }
        }
        managed.clear();
    }
}
