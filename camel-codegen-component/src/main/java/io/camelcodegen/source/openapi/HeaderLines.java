package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpRequest.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of one request while it is made, in order; each name once, whatever its case. They are few. */
final class HeaderLines {

    private final List<Header> lines = new ArrayList<>();

    /** In the place of the one of that name, or at the end. */
    void set(Header header) {
        int at = indexOf(header.name());
        if (at < 0) {
            lines.add(header);
        } else {
            lines.set(at, header);
        }
    }

    @Nullable
    String get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : lines.get(at).value();
    }

    /** The value it had, or null. */
    @Nullable
    String remove(String name) {
        int at = indexOf(name);
        return at < 0 ? null : lines.remove(at).value();
    }

    List<Header> toList() {
        return List.copyOf(lines);
    }

    private int indexOf(String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
