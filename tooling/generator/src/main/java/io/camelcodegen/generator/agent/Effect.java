package io.camelcodegen.generator.agent;

import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;

/** What a call does to the world, as far as the source tells. */
public enum Effect {
    READ("reads"),
    WRITE("writes"),
    /** May delete or overwrite what is there. */
    DESTROY("destroys");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** A POST without further notice adds something; of tools that are none of HTTP, their hints tell. */
    public static Effect of(Tool tool) {
        if (tool.hints().readOnly()) {
            return READ;
        }
        HttpOperation http = tool.http();
        boolean adds = http != null && http.method().equals("POST");
        return tool.hints().destructive() && !adds ? DESTROY : WRITE;
    }

    String word() {
        return word;
    }

    /** What is said of a tool in a list: most of them only read. */
    String mark() {
        return this == READ ? "" : " (" + word + ")";
    }
}
