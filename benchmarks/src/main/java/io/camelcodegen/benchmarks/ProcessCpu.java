package io.camelcodegen.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time, user and system, of this process with all its threads: the JIT's and the collector's too. */
final class ProcessCpu {

    private ProcessCpu() {}

    static long nanos() {
        return Jmx.SYSTEM.getProcessCpuTime();
    }

    /**
     * From the process's start, by the operating system. JMX, as elsewhere, would add its own start-up: half as much as that
     * of the JVM.
     */
    static double secondsOfLife() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    static long machineMemory() {
        return Jmx.SYSTEM.getTotalMemorySize();
    }

    /** Loaded by whoever asks for what needs it. */
    private static final class Jmx {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
