package io.camelcodegen.source;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.HttpClientConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** How the config of a source says to connect: connections, TLS, proxy. For every kind of source that speaks HTTP. */
public final class SourceConnection {

    private SourceConnection() {}

    /**
     * Reads key stores, so it may block.
     *
     * @throws CodegenException INVALID_CONFIG where the TLS bean is missing or broken, or the proxy is no http URL
     */
    public static HttpClientConfig of(SourceConfig config, SourceContext context) {
        HttpClientConfig defaults = HttpClientConfig.defaults();
        InetSocketAddress proxy = proxy(config, context);
        return new HttpClientConfig(
                config.maxConnections(),
                defaults.connectTimeout(),
                defaults.idleTimeout(),
                sslContext(config, context),
                proxy == null ? null : proxy.getHostString(),
                proxy == null ? 0 : proxy.getPort());
    }

    /**
     * The proxy, not resolved; null for none.
     *
     * @throws CodegenException INVALID_CONFIG where it is no {@code http://host:port}
     */
    public static @Nullable InetSocketAddress proxy(SourceConfig config, SourceContext context) {
        if (config.proxy() == null) {
            return null;
        }
        try {
            URI proxy = new URI(context.variables().resolve(config.proxy()));
            if ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null && proxy.getUserInfo() == null) {
                return InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
            }
        } catch (URISyntaxException e) {
            // said below, without the text: it may hold a password
        }
        throw invalid(config, "'proxy' must be http://host:port, without a user", null);
    }

    /**
     * The TLS of the bean that the config names, itself or by {@code auth} of type {@code mtls}, else of the
     * CamelContext where the component is told to use that; null for the JVM's. Reads key stores, so it may block.
     *
     * @throws CodegenException INVALID_CONFIG where the bean is missing or broken, or the config names two
     */
    public static @Nullable SSLContext sslContext(SourceConfig config, SourceContext context) {
        String name = config.sslContextParameters();
        String certificate = Auth.clientCertificate(config.auth());
        if (certificate != null
                && name != null
                && !name.replaceFirst("^#(bean:)?", "").equals(certificate)) {
            throw invalid(
                    config,
                    "'sslContextParameters' names '" + name + "' and 'auth' (mtls) names '" + certificate
                            + "', but a source has one TLS context: leave one of the two out",
                    null);
        }
        name = certificate == null ? name : certificate;
        SSLContextParameters parameters = context.sslContextParameters();
        if (name != null) {
            String bean =
                    name.startsWith("#bean:") ? name.substring(6) : name.startsWith("#") ? name.substring(1) : name;
            parameters = context.camelContext().getRegistry().lookupByNameAndType(bean, SSLContextParameters.class);
            if (parameters == null) {
                throw invalid(
                        config,
                        "'sslContextParameters' names '" + bean
                                + "', but the registry has no SSLContextParameters of that name",
                        null);
            }
        }
        if (parameters == null) {
            return null;
        }
        try {
            return parameters.createSSLContext(context.camelContext());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // the cause tells of the file or the alias; passwords are in none of them
            throw invalid(config, "its SSLContextParameters cannot be used: " + e.getMessage(), e);
        }
    }

    private static CodegenException invalid(SourceConfig config, String problem, @Nullable Exception cause) {
        CodegenException invalid = ConfigErrors.invalid("source '" + config.name() + "'", List.of(problem));
        if (cause != null) {
            invalid.addSuppressed(cause);
        }
        return invalid;
    }
}
