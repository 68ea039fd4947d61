package io.camelcodegen.generator.java;

import io.camelcodegen.generator.java.RecordShape.Component;
import io.camelcodegen.generator.java.RecordShape.Presence;
import io.camelcodegen.generator.model.DataType.Scalar;
import io.camelcodegen.generator.model.Property;
import io.camelcodegen.generator.model.ToolModel.Group;
import java.util.ArrayList;
import java.util.List;

/** What Javadoc says of a component: its meaning and its limits. */
final class ComponentText {

    private static final int LONGEST = 1_000;

    private ComponentText() {}

    /** In HTML; empty where nothing is known of it. */
    static String of(Component component) {
        Property property = component.property();
        if (property == null) {
            return "further members, by their names";
        }
        StringBuilder text =
                new StringBuilder(Javadoc.line(property.description().strip(), LONGEST));
        List<String> limits = new ArrayList<>();
        boolean isText = component.dataType() == Scalar.STRING;
        property.limits().stream()
                .filter(limit -> isText || !limit.startsWith("format ")) // the type says so
                .forEach(limit -> limits.add(Javadoc.line(limit, LONGEST)));
        if (component.presence() == Presence.OPTIONAL_NULLABLE) {
            limits.add("{@code null} leaves it out, an empty Optional sends null");
        }
        if (property.deprecated()) {
            limits.add("deprecated");
        }
        if (text.isEmpty() && component.group() == Group.BODY) {
            text.append("the body of the request");
        }
        if (limits.isEmpty()) {
            return text.toString();
        }
        String joined = String.join("; ", limits);
        return (text.isEmpty()
                        ? text.append(joined)
                        : text.append(" (").append(joined).append(')'))
                .toString();
    }
}
