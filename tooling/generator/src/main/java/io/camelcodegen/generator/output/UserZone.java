package io.camelcodegen.generator.output;

/**
 * The part of a generated file that is its user's: between a line that holds {@link #BEGIN} and one that holds
 * {@link #END}, each in a comment of the file's language. What stands there is kept when the file is generated again.
 */
public final class UserZone {

    public static final String BEGIN = "begin user code: what stands here is kept";
    public static final String END = "end user code";

    private UserZone() {}

    /** An empty zone, both of its lines with a line end. */
    public static String empty(String indent, String comment) {
        return indent + comment + ' ' + BEGIN + '\n' + indent + comment + ' ' + END + '\n';
    }
}
