package io.camelcodegen.generator.java;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the simple names in one file mean. The first class that is named by a simple name has it, and is imported where it
 * must be; others of that name are named in full.
 */
final class Imports {

    /** A package that no class is in. */
    private static final String NONE = "";

    private static final String JAVA_LANG = "java.lang";

    private final String home;
    private final Map<String, String> packages = new HashMap<>();

    /**
     * @param home the package of the file
     * @param reserved names of which the file must import none: they mean something else in it
     */
    Imports(String home, Collection<String> reserved) {
        this.home = home;
        reserved.forEach(name -> packages.put(name, NONE));
    }

    /** The name of an outermost class. */
    String name(String packageName, String simpleName) {
        String holder = packages.putIfAbsent(simpleName, packageName);
        return holder == null || holder.equals(packageName) ? simpleName : packageName + '.' + simpleName;
    }

    /** The import declarations, sorted, a line each. */
    String declarations() {
        TreeSet<String> imported = new TreeSet<>();
        packages.forEach((simpleName, packageName) -> {
            if (!packageName.equals(NONE) && !packageName.equals(home) && !packageName.equals(JAVA_LANG)) {
                imported.add(packageName + '.' + simpleName);
            }
        });
        StringBuilder lines = new StringBuilder();
        imported.forEach(name -> lines.append("import ").append(name).append(";\n"));
        return lines.toString();
    }
}
