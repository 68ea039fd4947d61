package io.camelcodegen.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table. Child JVMs print it, the parent reads it back.
 *
 * @param ratio ours to the peer's
 * @param wanted what the ratio must reach; empty where nothing is asked
 */
record Row(String figure, String ours, String peer, String ratio, String wanted) {

    private static final String MARK = "ROW\t";

    static Row of(String figure, String unit, double ours, double peer, String wanted) {
        return new Row(figure, number(ours) + ' ' + unit, number(peer) + ' ' + unit, number(ours / peer), wanted);
    }

    static String number(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    void print() {
        System.out.println(MARK + String.join("\t", figure, ours, peer, ratio, wanted));
    }

    static @Nullable Row parse(String line) {
        if (!line.startsWith(MARK)) {
            return null;
        }
        String[] cells = line.substring(MARK.length()).split("\t", -1);
        return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    String markdown() {
        return "| " + String.join(" | ", figure, ours, peer, ratio, wanted) + " |";
    }
}
