package io.camelcodegen.http;

import io.camelcodegen.schema.SecretNames;
import io.camelcodegen.schema.ServiceKeys;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of what a program writes for its own operators whatever looks like a credential: {@code token=…},
 * {@code "apiKey": "…"}, {@code --password …}, {@code Authorization: Bearer …}, {@code https://user:…@host}. For those
 * that nobody here knows, beside {@link Redaction} for those that are known. Rather one word too many than one too few.
 */
public final class CredentialMask {

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s{1,3})[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern USER_INFO = Pattern.compile("://[^\\s/@:\"']{0,200}:[^\\s/@\"']{1,500}@");
    /** What a value may follow: an option, or a name with {@code =} or {@code :} behind it. */
    private static final Pattern NAME = Pattern.compile(
            "(--[A-Za-z][\\w-]{1,63})[\"']?,?\\s{1,3}" + "|([\\w.-]{1,64})[\\\\\"']{0,2}\\s{0,3}[=:]\\s{0,3}");

    private static final Pattern VALUE = Pattern.compile("\\\\?\"[^\"]*\"?|'[^']*'?|[^\\s\"',;&]+");
    /** Header fields whose values have several words. */
    private static final Pattern FIELD = Pattern.compile("\\\\?[\"']?[^\"']*");

    private CredentialMask() {}

    /** The text, a line of it, with {@code xxxxxx} for each credential. */
    public static String apply(String line) {
        String clean = ServiceKeys.replaceAll(line, Redaction.SHOWN);
        clean = BEARER.matcher(clean).replaceAll("$1" + Redaction.SHOWN);
        clean = USER_INFO.matcher(clean).replaceAll("://" + Redaction.SHOWN + "@");
        return named(clean);
    }

    private static String named(String line) {
        StringBuilder clean = new StringBuilder();
        Matcher name = NAME.matcher(line);
        int done = 0;
        while (name.find(done)) {
            String found = name.group(1) == null ? name.group(2) : name.group(1);
            clean.append(line, done, name.end());
            done = name.end();
            if (SecretNames.isSecret(found)) {
                Matcher value = (isField(found) ? FIELD : VALUE).matcher(line).region(done, line.length());
                if (value.lookingAt() && value.end() > done) {
                    clean.append(Redaction.SHOWN);
                    done = value.end();
                }
            }
        }
        return clean.append(line, done, line.length()).toString();
    }

    private static boolean isField(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("authorization") || lower.endsWith("cookie");
    }
}
