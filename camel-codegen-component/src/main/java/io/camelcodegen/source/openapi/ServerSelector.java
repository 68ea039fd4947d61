package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.source.Variables;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.source.openapi.OperationSpec.ServerVariable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation's requests go: the config's {@code baseUrl}, else a server of the document (OpenAPI 3.1, "Server
 * Object"). A server of the document is used within limits, as the document may come from anywhere: only http and https,
 * no http where the document came by https, and only public addresses, unless the document came from that same origin
 * or the config sets {@code allowServerFromDocument}. Immutable.
 */
final class ServerSelector {

    /**
     * @param base absolute, without a slash at its end; a path is appended to it
     * @param addresses which addresses its host may have
     */
    record Target(String base, Addresses addresses) {}

    private final String source;
    private final OpenApiSettings settings;
    private final Variables variables;
    private final @Nullable URI document;

    /** @param document where the document came from after redirects, where that is an http or https URL; else null */
    ServerSelector(String source, OpenApiSettings settings, Variables variables, @Nullable URI document) {
        this.source = source;
        this.settings = settings;
        this.variables = variables;
        this.document = document != null && isHttp(document) ? document : null;
    }

    /**
     * @param servers of the operation, its path or the document
     * @throws CodegenException INVALID_CONFIG saying what to set
     */
    Target select(List<Server> servers) {
        String configured = settings.baseUrl();
        if (configured != null) {
            return new Target(base(parse(variables.resolve(configured), "'baseUrl'"), "'baseUrl'"), Addresses.ANY);
        }
        URI uri = fromDocument(servers);
        String base = base(uri, "the document's server");
        boolean trusted = settings.allowServerFromDocument();
        if (document != null && !trusted && isHttps(document) && !isHttps(uri)) {
            throw invalid("the document came by https and names the unencrypted server " + uri);
        }
        boolean anyAddress = trusted || document != null && sameOrigin(document, uri);
        return new Target(base, anyAddress ? Addresses.ANY : Addresses.PUBLIC);
    }

    private URI fromDocument(List<Server> servers) {
        int index = settings.server();
        if (index > 0 && index >= servers.size()) {
            throw invalid("'server' is " + index + ", but the document names " + servers.size()
                    + (servers.size() == 1 ? " server here" : " servers here") + ", counted from 0");
        }
        // "If the servers field is not provided, or is an empty array, the default value would be a URL of /"
        String url = servers.isEmpty() ? "/" : substitute(servers.get(index));
        URI uri = parse(url, "the document's server");
        if (uri.isAbsolute()) {
            return uri;
        }
        if (document == null) {
            throw invalid(
                    servers.isEmpty()
                            ? "the document names no server"
                            : "the document's server '" + url
                                    + "' is relative, and the document has no URL to resolve it with");
        }
        return document.resolve(uri);
    }

    private String substitute(Server server) {
        Map<String, ServerVariable> declared = server.variables();
        for (String name : new TreeSet<>(settings.serverVariables().keySet())) {
            if (!declared.isEmpty() && !declared.containsKey(name)) { // a server of one operation may have none
                throw invalid("'serverVariables' has '" + name + "', but the server " + server.url() + " has only "
                        + new TreeSet<>(declared.keySet()));
            }
        }
        StringBuilder url = new StringBuilder();
        String template = server.url();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            ServerVariable variable = close < 0 ? null : declared.get(template.substring(open + 1, close));
            if (variable == null) {
                throw invalid("the document's server '" + template + "' holds a variable it does not define");
            }
            url.append(template, at, open).append(value(template.substring(open + 1, close), variable));
            at = close + 1;
        }
        return url.append(template.substring(at)).toString();
    }

    private String value(String name, ServerVariable variable) {
        String configured = settings.serverVariables().get(name);
        String value = configured == null ? variable.defaultValue() : variables.resolve(configured);
        if (configured != null
                && !variable.allowed().isEmpty()
                && !variable.allowed().contains(value)) {
            throw invalid("server variable '" + name + "' is '" + value + "' and must be one of " + variable.allowed());
        }
        return value;
    }

    private URI parse(String text, String what) {
        try {
            return new URI(text.trim());
        } catch (URISyntaxException e) {
            throw invalid(what + " is no URL: " + e.getReason());
        }
    }

    private String base(URI uri, String what) {
        if (!isHttp(uri) || uri.getHost() == null) {
            throw invalid(what + " must be an http or https URL with a host"
                    + (uri.getRawUserInfo() == null ? ", not '" + uri + "'" : ""));
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid(what + " must hold no user, query or fragment; credentials belong in 'auth'");
        }
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private CodegenException invalid(String problem) {
        return ConfigErrors.invalid(
                "source '" + source + "'",
                List.of(
                        settings.baseUrl() != null
                                ? problem
                                : problem + "; set 'baseUrl' to say where its requests go"));
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || isHttps(uri);
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean sameOrigin(URI a, URI b) {
        return a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost() != null
                && b.getHost() != null
                && a.getHost().toLowerCase(Locale.ROOT).equals(b.getHost().toLowerCase(Locale.ROOT))
                && port(a) == port(b);
    }

    /** Whether two URLs have one origin (RFC 6454); false where either is none. */
    static boolean sameOrigin(String a, String b) {
        try {
            URI first = new URI(a.trim());
            URI second = new URI(b.trim());
            return isHttp(first) && isHttp(second) && sameOrigin(first, second);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? 443 : 80;
    }
}
