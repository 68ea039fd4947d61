package io.camelcodegen.benchmarks;

import java.util.Arrays;

/** Measured values of one kind, kept one by one; medians, because the machine's pauses must not count. */
final class Samples {

    private double[] values = new double[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addAll(Samples other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i]);
        }
    }

    void clear() {
        size = 0;
    }

    /** Value by value: both of the same rounds. */
    Samples dividedBy(Samples other) {
        Samples ratios = new Samples();
        for (int i = 0; i < Math.min(size, other.size); i++) {
            ratios.add(values[i] / other.values[i]);
        }
        return ratios;
    }

    double median() {
        return percentile(0.5);
    }

    double min() {
        return percentile(0);
    }

    double percentile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(share * (size - 1)))];
    }
}
