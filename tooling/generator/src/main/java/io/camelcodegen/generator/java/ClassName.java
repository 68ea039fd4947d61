package io.camelcodegen.generator.java;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a class.
 *
 * @param simpleNames from that of the outermost class, which has a file of its own, to that of the class itself
 */
record ClassName(String packageName, List<String> simpleNames) implements TypeName {

    static final ClassName OBJECT = of(Object.class);

    static ClassName of(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null
                ? of(type.getPackageName(), type.getSimpleName())
                : of(outer).nested(type.getSimpleName());
    }

    static ClassName of(String packageName, String simpleName) {
        return new ClassName(packageName, List.of(simpleName));
    }

    ClassName nested(String simpleName) {
        List<String> names = new ArrayList<>(simpleNames);
        names.add(simpleName);
        return new ClassName(packageName, List.copyOf(names));
    }

    String outermost() {
        return simpleNames.get(0);
    }

    String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** As it can be named anywhere. */
    String canonicalName() {
        return packageName + '.' + String.join(".", simpleNames);
    }
}
