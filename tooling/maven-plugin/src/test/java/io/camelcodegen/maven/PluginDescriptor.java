package io.camelcodegen.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Maven is told of the plugin, as the build has made it of the annotations.
 *
 * @param phases by goal; empty for none
 */
record PluginDescriptor(Map<String, String> phases, Set<String> threadSafe, List<Parameter> parameters) {

    record Parameter(String goal, String name, String property, String fallback) {

        String row() {
            return name + " | " + property + " | " + fallback;
        }
    }

    static PluginDescriptor read() throws IOException {
        try (InputStream in = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            Map<String, String> phases = new TreeMap<>();
            Set<String> threadSafe = new TreeSet<>();
            List<Parameter> parameters = new ArrayList<>();
            for (Element mojo : elements(root, "mojo")) {
                String goal = text(mojo, "goal");
                phases.put(goal, text(mojo, "phase"));
                if (text(mojo, "threadSafe").equals("true")) {
                    threadSafe.add(goal);
                }
                Element configuration = elements(mojo, "configuration").get(0);
                for (Element parameter : elements(mojo, "parameter")) {
                    if (text(parameter, "editable").equals("true")) {
                        parameters.add(parameter(goal, text(parameter, "name"), configuration));
                    }
                }
            }
            return new PluginDescriptor(phases, threadSafe, parameters);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static Parameter parameter(String goal, String name, Element configuration) {
        Element configured = elements(configuration, name).get(0);
        String property = configured.getTextContent().replaceAll("^\\$\\{|}$", "");
        return new Parameter(goal, name, property, configured.getAttribute("default-value"));
    }

    Set<String> goals() {
        return phases.keySet();
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
