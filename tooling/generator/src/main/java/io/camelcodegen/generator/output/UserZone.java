package io.camelcodegen.generator.output;

/**
 * The part of a generated file that is its user's: between a line that holds {@link #BEGIN} and one that holds
 * {@link #END}, each in a comment of its own ({@code //}, {@code #}, {@code --} or {@code <!-- -->}) and with nothing else.
 * What stands there is kept when the file is generated again. A file has one zone or none: where the lines are found
 * otherwise, it counts as none.
 */
public final class UserZone {

    public static final String BEGIN = "begin user code: what stands here is kept";
    public static final String END = "end user code";

    private UserZone() {}

    /**
     * An empty zone, both of its lines with a line end.
     *
     * @param comment what begins a comment; one of HTML is also ended
     */
    public static String empty(String indent, String comment) {
        String end = comment.equals("<!--") ? " -->\n" : "\n";
        return indent + comment + ' ' + BEGIN + end + indent + comment + ' ' + END + end;
    }
}
