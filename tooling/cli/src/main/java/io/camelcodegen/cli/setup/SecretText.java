package io.camelcodegen.cli.setup;

import io.camelcodegen.schema.SecretNames;
import io.camelcodegen.schema.ServiceKeys;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what looks like a secret, which must not get into a file. */
final class SecretText {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

    private SecretText() {}

    /** Upper case only: a key that was typed instead of a name would pass for one otherwise. */
    static boolean isVariableName(String name) {
        return VARIABLE.matcher(name).matches() && !ServiceKeys.isKey(name);
    }

    /** The position of the first argument that looks like a secret, from 1; 0 where none does. */
    static int inArguments(List<String> arguments) {
        @Nullable String option = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String value = equals < 0 ? argument : argument.substring(equals + 1);
            String name = equals < 0 ? option : argument.substring(0, equals);
            boolean isOption = argument.startsWith("-") && equals < 0;
            if (!value.contains("$") && !isOption && !value.isEmpty()) {
                if (name != null && SecretNames.isSecret(name) || ServiceKeys.isKey(value) || isUrl(value)) {
                    return i + 1;
                }
            }
            option = isOption ? argument : null;
        }
        return 0;
    }

    /** Whether it is a URL that holds credentials. */
    static boolean isUrl(String text) {
        if (!text.contains("://")) {
            return false;
        }
        try {
            URI url = URI.create(text);
            if (url.getRawUserInfo() != null && !url.getRawUserInfo().contains("$")) {
                return true;
            }
            String query = url.getRawQuery();
            for (String pair : query == null ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && SecretNames.isSecret(pair.substring(0, equals)) && !pair.contains("$")) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException e) { // one with variables, or none at all
            return text.matches("[a-z]+://[^/$]*:[^/$]*@.*");
        }
    }
}
