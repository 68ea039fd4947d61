package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns findings into violations: what failed within alternatives becomes one, the rest one for each. */
final class ViolationReport {

    private final ViolationWording wording;

    ViolationReport(ObjectNode schema) {
        wording = new ViolationWording(schema);
    }

    static Violation tooCostly(String pattern) {
        return new Violation(
                "", "a text is too costly to match with the pattern " + LogText.of(pattern), LogText.of(pattern), null);
    }

    static Violation tooDeep() {
        return new Violation("", "is nested too deeply to be validated", null, null);
    }

    List<Violation> of(List<Finding> findings) {
        Set<Violation> violations = new LinkedHashSet<>();
        report(findings, 0, violations);
        return List.copyOf(violations);
    }

    /** @param start the step of the schema up to which alternatives have been dealt with */
    private void report(List<Finding> findings, int start, Set<Violation> violations) {
        Map<Object, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Finding.Fork fork = finding.forkFrom(start);
            Object key = fork == null
                    ? finding
                    : List.of(
                            finding.evaluation().subList(0, fork.at() + 1),
                            finding.instance().subList(0, fork.instanceDepth()));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
        }
        groups.values().forEach(group -> {
            Finding.Fork fork = group.get(0).forkFrom(start);
            if (fork == null) {
                violations.add(wording.of(group.get(0)));
            } else {
                alternatives(group, fork, violations);
            }
        });
    }

    private void alternatives(List<Finding> findings, Finding.Fork fork, Set<Violation> violations) {
        Map<Integer, List<Finding>> branches = new TreeMap<>();
        findings.forEach(finding -> branches.computeIfAbsent(finding.branch(fork), b -> new ArrayList<>())
                .add(finding));
        List<Finding> own = branches.remove(-1);
        if (own != null && (branches.isEmpty() || ViolationWording.matchesSeveral(own.get(0)))) {
            violations.add(wording.of(own.get(0)));
            return;
        }
        List<List<Finding>> possible = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(finding -> isOtherType(finding, fork)))
                .toList();
        if (possible.isEmpty()) {
            violations.add(wording.otherTypes(
                    branches.values().stream().flatMap(List::stream).toList(), fork));
        } else if (possible.size() == 1) {
            report(possible.get(0), fork.at() + 1, violations); // the only one that can have been meant
        } else {
            List<Finding> nearest =
                    possible.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
            violations.add(wording.noAlternative(nearest.get(0), fork));
        }
    }

    private static boolean isOtherType(Finding finding, Finding.Fork fork) {
        return finding.keyword().equals("type") && finding.instance().size() == fork.instanceDepth();
    }
}
