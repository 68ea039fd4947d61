package io.camelcodegen.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.lang.model.SourceVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamePropertiesTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().withChars("aAbB1_-+. $é👍").ofMaxLength(4),
                Arbitraries.of(
                        "class", "CLASS", "record", "getClass", "wait", "", "_", "*/", "\"\"\"", "${x}", "\\u002a/"));
    }

    @Provide
    Arbitrary<Set<String>> sets() {
        return names().set().ofMaxSize(40);
    }

    @Property(tries = 300)
    void everyNameIsAnIdentifierOfAsciiAndBounded(@ForAll("names") String text) {
        for (String name : List.of(Identifiers.member(text), Identifiers.type(text), Identifiers.constant(text))) {
            assertThat(SourceVersion.isName(name, SourceVersion.RELEASE_17))
                    .as(name)
                    .isTrue();
            assertThat(name)
                    .hasSizeLessThanOrEqualTo(Identifiers.MAX_LENGTH + 1)
                    .matches("[A-Za-z0-9_]+");
        }
    }

    @Property(tries = 200)
    void namesThatMeetAreDistinctWhateverTheirOrder(@ForAll("sets") Set<String> texts, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));

        Map<String, String> types = NameScope.insensitive().claimAll(texts, Identifiers::type);
        Map<String, String> members = NameScope.sensitive().claimAll(texts, Identifiers::member);

        assertThat(lower(types.values())).doesNotHaveDuplicates();
        assertThat(members.values()).doesNotHaveDuplicates();
        assertThat(NameScope.insensitive().claimAll(shuffled, Identifiers::type))
                .isEqualTo(types);
        assertThat(NameScope.sensitive().claimAll(shuffled, Identifiers::member))
                .isEqualTo(members);
    }

    private static List<String> lower(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
