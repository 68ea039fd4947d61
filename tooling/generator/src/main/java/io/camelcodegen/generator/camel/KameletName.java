package io.camelcodegen.generator.camel;

import io.camelcodegen.tool.Tool;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a tool's kamelet: a label of RFC 1123, as Kubernetes wants names ({@code [a-z0-9-]}, 63 characters), the
 * same for a tool whatever other tools there are. What does not come through as it is gets a hash, so that no two tools
 * have one name.
 */
final class KameletName {

    private static final int LONGEST = 63;
    private static final String SUFFIX = "-action";
    private static final Pattern CLEAR_SOURCE = Pattern.compile("[a-z0-9]+");
    private static final Pattern CLEAR_TOOL = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

    private KameletName() {}

    static String of(Tool tool) {
        String plain = (tool.name().source() + '-' + tool.name().tool())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        boolean isClear = CLEAR_SOURCE.matcher(tool.name().source()).matches()
                && CLEAR_TOOL.matcher(tool.name().tool()).matches()
                && plain.length() + SUFFIX.length() <= LONGEST;
        return (isClear ? plain : ToolFiles.shortened(tool, plain, LONGEST - SUFFIX.length(), '-')).replaceAll("-+", "-")
                + SUFFIX;
    }
}
