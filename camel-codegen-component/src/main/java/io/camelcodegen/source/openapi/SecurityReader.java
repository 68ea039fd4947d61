package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.SecurityScheme;
import io.camelcodegen.auth.SecurityScheme.Kind;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.openapi.OperationSpec.In;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an operation asks of credentials, and which of it a call may bring without {@code auth}: by a header of the
 * config, a declared parameter, a client certificate. Immutable.
 */
final class SecurityReader {

    /** Header names under which keys are sent that no document knows of. */
    private static final Pattern SECRET = Pattern.compile(
            "auth|token|key|secret|signature|credential|password|jwt|session", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_SECRET = Pattern.compile("idempotency", Pattern.CASE_INSENSITIVE);

    private final OpenApiDocument document;
    private final Set<String> headers;
    private final Set<String> allowedHeaders;
    private final boolean certificate;
    private final boolean check;
    private final boolean secretHeader;
    private volatile @Nullable List<SecurityScheme> keys;

    /**
     * @param headers the names of those in the config
     * @param allowedHeaders lower-case names of credential headers that parameters may set
     * @param certificate whether the source has a TLS context of its own, which may hold a client certificate
     * @param check whether credentials are required at all
     */
    SecurityReader(
            OpenApiDocument document,
            Set<String> headers,
            Set<String> allowedHeaders,
            boolean certificate,
            boolean check) {
        this.document = document;
        this.headers = headers;
        this.allowedHeaders = allowedHeaders;
        this.certificate = certificate;
        this.check = check;
        this.secretHeader = headers.stream()
                .anyMatch(name ->
                        SECRET.matcher(name).find() && !NO_SECRET.matcher(name).find());
    }

    /** The API keys that the document declares; read when the first tool is used, as start-up need not pay for it. */
    private List<SecurityScheme> keys() {
        List<SecurityScheme> known = keys;
        if (known == null) {
            known = document.securitySchemes().stream()
                    .map(name -> scheme(name, List.of(), List.of()))
                    .filter(scheme -> scheme.kind() == Kind.API_KEY)
                    .toList();
            keys = known; // two at once find the same
        }
        return known;
    }

    ToolSecurity read(OperationSpec spec) {
        List<List<SecurityScheme>> alternatives = new ArrayList<>();
        for (Map<String, List<String>> alternative : spec.security()) {
            List<SecurityScheme> all = new ArrayList<>();
            alternative.forEach((name, scopes) -> all.add(scheme(name, scopes, spec.parameters())));
            alternatives.add(all);
        }
        List<SecurityScheme> declared = keys();
        return alternatives.isEmpty() && declared.isEmpty()
                ? ToolSecurity.NONE
                : new ToolSecurity(alternatives, declared);
    }

    private SecurityScheme scheme(String name, List<String> scopes, List<OperationSpec.Parameter> parameters) {
        JsonNode declared = declared(name);
        Kind kind = declared == null ? Kind.UNKNOWN : kind(declared);
        String parameter = null;
        Auth.Location in = null;
        if (kind == Kind.API_KEY && declared != null) {
            parameter = Printable.of(declared.path("name").asText());
            in = location(declared.path("in").asText());
            if (in == null || in != Auth.Location.QUERY && !MediaTypeName.isToken(parameter)) {
                kind = Kind.UNKNOWN;
                parameter = null;
                in = null;
            }
        }
        boolean otherwise = kind == Kind.UNKNOWN
                || secretHeader
                || kind == Kind.MUTUAL_TLS && certificate
                || brought(kind, parameter, in, parameters);
        return new SecurityScheme(
                Printable.of(name),
                kind,
                parameter,
                in,
                scopes.stream().map(Printable::of).toList(),
                check && !otherwise);
    }

    private @Nullable JsonNode declared(String name) {
        try {
            return document.securityScheme(name);
        } catch (CodegenException e) {
            return null; // a $ref that leads nowhere: other tools, and servers, can do without
        }
    }

    /** In Swagger 2.0's words, too. */
    private static Kind kind(JsonNode scheme) {
        return switch (scheme.path("type").asText()) {
            case "apiKey" -> Kind.API_KEY;
            case "basic" -> Kind.BASIC;
            case "oauth2" -> Kind.OAUTH2;
            case "openIdConnect" -> Kind.OPEN_ID_CONNECT;
            case "mutualTLS" -> Kind.MUTUAL_TLS;
            case "http" ->
                switch (scheme.path("scheme").asText().toLowerCase(Locale.ROOT)) {
                    case "basic" -> Kind.BASIC;
                    case "bearer" -> Kind.BEARER;
                    default -> Kind.HTTP;
                };
            default -> Kind.UNKNOWN;
        };
    }

    private static Auth.@Nullable Location location(String in) {
        return Arrays.stream(Auth.Location.values())
                .filter(location -> location.name().toLowerCase(Locale.ROOT).equals(in))
                .findFirst()
                .orElse(null);
    }

    /** By a header of the config, or by a parameter of the operation, whatever value that is given. */
    private boolean brought(
            Kind kind,
            @Nullable String parameter,
            Auth.@Nullable Location in,
            List<OperationSpec.Parameter> parameters) {
        if (kind == Kind.MUTUAL_TLS) {
            return false;
        }
        String name = parameter == null ? "Authorization" : parameter;
        Auth.Location place = in == null ? Auth.Location.HEADER : in;
        String header = place == Auth.Location.COOKIE ? "Cookie" : name;
        if (place != Auth.Location.QUERY && headers.stream().anyMatch(header::equalsIgnoreCase)) {
            return true;
        }
        return parameters.stream().anyMatch(declared -> switch (place) {
            case QUERY -> declared.in() == In.QUERY && declared.name().equals(name);
            case COOKIE -> declared.in() == In.COOKIE && declared.name().equals(name);
            case HEADER ->
                declared.in() == In.HEADER
                        && declared.name().equalsIgnoreCase(name)
                        && (!RequestHeaders.isCredential(name)
                                || allowedHeaders.contains(name.toLowerCase(Locale.ROOT)));
        });
    }
}
