package io.camelcodegen.http;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Lets Vert.x use a ready {@link SSLContext}, with HTTP/2 offered by ALPN (RFC 7301). */
final class ServerTls extends JdkSSLEngineOptions {

    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            List.of("h2", "http/1.1"));

    private final SSLContext sslContext;

    ServerTls(SSLContext sslContext) {
        this.sslContext = sslContext;
    }

    @Override
    public ServerTls copy() {
        return this;
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return this::nettyContext;
    }

    private SslContext nettyContext() {
        return new JdkSslContext(
                sslContext, true, null, IdentityCipherSuiteFilter.INSTANCE, ALPN, ClientAuth.NONE, null, false);
    }
}
