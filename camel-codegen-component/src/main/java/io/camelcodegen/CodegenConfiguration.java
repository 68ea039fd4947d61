package io.camelcodegen;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.policy.RetryPolicy;
import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** What an endpoint wants otherwise than its source's config and the component say. */
@UriParams
public class CodegenConfiguration {

    @UriParam(
            description = "How long one attempt may take, from connecting to the last byte of the answer. Default: what"
                    + " the source's config says, else 30 seconds for REST and 60 seconds for MCP.",
            javaType = "java.time.Duration")
    private long timeout;

    @UriParam(
            description =
                    "When failed attempts are repeated: the name of a preset (NONE, CONSERVATIVE, DEFAULT, AGGRESSIVE,"
                            + " NETWORK, RATE_LIMIT) or a reference to an io.camelcodegen.policy.RetryPolicy bean. Default: what"
                            + " the source's config says, else DEFAULT.",
            enums = "NONE,CONSERVATIVE,DEFAULT,AGGRESSIVE,NETWORK,RATE_LIMIT")
    private @Nullable Object retry;

    @UriParam(
            label = "security",
            secret = true,
            description = "The credentials to send instead of those of the source's config: a reference to an"
                    + " io.camelcodegen.auth.Auth bean.")
    private @Nullable Auth auth;

    @UriParam(
            defaultValue = "true",
            description = "Whether the parameters are checked against the tool's input schema before anything is sent."
                    + " Default: what the component says.")
    private @Nullable Boolean validate;

    @UriParam(
            description = "Whether the result is checked against the tool's output schema, where it has one. Default:"
                    + " what the component says.")
    private @Nullable Boolean validateOutput;

    @UriParam(
            description =
                    "One attempt with nothing around it: no credentials, no retry, no circuit breaker, no validation.")
    private boolean raw;

    @UriParam(
            description =
                    "Makes the result an object of this class, by Jackson; a pair of square brackets after its name"
                            + " makes it an array. Default: the parsed JSON value.")
    private @Nullable String outputType;

    @UriParam(label = "advanced", description = "The media type of the request body, for a tool that accepts several.")
    private @Nullable String contentType;

    @UriParam(
            label = "advanced",
            description = "The media type of the response to ask for, for a tool that offers several.")
    private @Nullable String accept;

    @UriParam(
            label = "advanced",
            description = "auto sends a random Idempotency-Key with each call of a tool that has side effects, the same"
                    + " with all attempts of the call, so that the call may be repeated. Only for servers that honour it. Any"
                    + " other text is sent as it is; the header CamelCodegenIdempotencyKey comes before it.")
    private @Nullable String idempotencyKey;

    @UriParam(
            label = "security",
            description =
                    "Whether the header CamelCodegenToolName chooses the tool, within the names that the endpoint's"
                            + " path matches (a path may end in an asterisk). Off, as a message from outside must not choose what is called.")
    private boolean allowToolNameHeader;

    @UriParam(
            label = "consumer",
            description = "The events that codegen:events delivers: names with commas between, for example"
                    + " call:error,call:retry; an asterisk at the end of a name means all that begin so. Default: all.")
    private @Nullable String types;

    @UriParam(
            label = "consumer",
            description = "The sources whose events codegen:events delivers: names with commas between. Default: all.")
    private @Nullable String sources;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            description = "How many events may wait for a route that is slower than they come. Further ones are dropped"
                    + " with a warning that counts them.")
    private int queueSize = 1000;

    /** What these options ask of a call. */
    CallOptions toCallOptions(@Nullable RetryPolicy policy) {
        return new CallOptions(
                timeout > 0 ? Duration.ofMillis(timeout) : null,
                policy,
                auth,
                validate,
                validateOutput,
                contentType,
                accept,
                idempotencyKey);
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = checkedTimeout(timeout);
    }

    /** Of text that is no duration, such as {@code 5x}, Camel makes 0: it must not become the default in silence. */
    static long checkedTimeout(long timeout) {
        if (timeout <= 0) {
            throw new IllegalArgumentException(
                    "timeout must be more than 0: a number of milliseconds, or text like 500ms, 5s, 1m30s");
        }
        return timeout;
    }

    public @Nullable Object getRetry() {
        return retry;
    }

    /** @param retry a preset's name, {@code #bean} or a {@link RetryPolicy}: Camel itself puts it for {@code #bean:name} */
    public void setRetry(@Nullable Object retry) {
        this.retry = retry;
    }

    public @Nullable Auth getAuth() {
        return auth;
    }

    public void setAuth(@Nullable Auth auth) {
        this.auth = auth;
    }

    public @Nullable Boolean getValidate() {
        return validate;
    }

    public void setValidate(@Nullable Boolean validate) {
        this.validate = validate;
    }

    public @Nullable Boolean getValidateOutput() {
        return validateOutput;
    }

    public void setValidateOutput(@Nullable Boolean validateOutput) {
        this.validateOutput = validateOutput;
    }

    public boolean isRaw() {
        return raw;
    }

    public void setRaw(boolean raw) {
        this.raw = raw;
    }

    public @Nullable String getOutputType() {
        return outputType;
    }

    public void setOutputType(@Nullable String outputType) {
        this.outputType = outputType;
    }

    public @Nullable String getContentType() {
        return contentType;
    }

    public void setContentType(@Nullable String contentType) {
        this.contentType = contentType;
    }

    public @Nullable String getAccept() {
        return accept;
    }

    public void setAccept(@Nullable String accept) {
        this.accept = accept;
    }

    public @Nullable String getTypes() {
        return types;
    }

    public void setTypes(@Nullable String types) {
        this.types = types;
    }

    public @Nullable String getSources() {
        return sources;
    }

    public void setSources(@Nullable String sources) {
        this.sources = sources;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public boolean isAllowToolNameHeader() {
        return allowToolNameHeader;
    }

    public void setAllowToolNameHeader(boolean allowToolNameHeader) {
        this.allowToolNameHeader = allowToolNameHeader;
    }
}
