package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.tool.ToolNaming.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolNamingTest {

    @ParameterizedTest
    @CsvSource({
        "repos/list-for-user, repos_list_for_user",
        "getPetById, getPetById",
        "../../x, ______x",
        "a b, a_b",
        "naïve, na_ve",
        "rocket🚀launch, rocket_launch",
        "class, class",
        "'', _"
    })
    void everyOtherCharacterBecomesOneUnderscore(String wireName, String name) {
        assertThat(ToolName.normalize(wireName)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "my-api", "my_api", "A1", "a_b-c_9"})
    void sourceNamesMayHoldSingleUnderscoresAndDashes(String name) {
        assertThat(ToolName.isSourceName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a__b", "_a", "a_", "1a", "a b", "a/b", "-a"})
    void sourceNamesThatWouldBlurTheSeparatorAreRefused(String name) {
        assertThat(ToolName.isSourceName(name)).isFalse();
        assertThatThrownBy(() -> new ToolName(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void operationsThatWouldShareANameAreAllToldApart() {
        Candidate get = new Candidate("get-user", "get /users/{id}");
        Candidate other = new Candidate("get/user", "get /v2/users/{id}");

        Map<Candidate, ToolName> names = ToolNaming.assign("shop", List.of(get, other));

        assertThat(names.get(get)).hasToString("shop__get_user_get_users_id_");
        assertThat(names.get(other)).hasToString("shop__get_user_get_v2_users_id_");
    }

    @Test
    void namesThatDifferOnlyInCaseStayApart() {
        Candidate lower = new Candidate("getuser", "get /a");
        Candidate upper = new Candidate("getUser", "get /b");

        assertThat(ToolNaming.assign("shop", List.of(lower, upper)).values()).doesNotHaveDuplicates();
    }

    @Test
    void operationsOfTwoNamesThatArriveAtOneLongerNameStayApart() {
        List<Candidate> candidates = List.of(
                new Candidate("x", "y z"),
                new Candidate("x", "q"),
                new Candidate("x_y", "z"),
                new Candidate("x_y", "q"),
                new Candidate("x-q", "w"));

        assertThat(ToolNaming.assign("shop", candidates).values()).doesNotHaveDuplicates();
    }

    /** Few parts, so that names and what tells them apart run into one another. */
    @Property(tries = 1000)
    void namesMadeOfFewPartsAreDistinctAndTheSameInAnyOrder(
            @ForAll @Size(max = 10) List<@StringLength(max = 3) @Chars({'a', '_', '-', ' '}) String> spellings,
            @ForAll @Size(min = 10, max = 10) List<@StringLength(max = 3) @Chars({'a', '_', '/'}) String> distinctions,
            @ForAll Random random) {
        Set<Candidate> candidates = new LinkedHashSet<>();
        for (int i = 0; i < spellings.size(); i++) {
            candidates.add(new Candidate(spellings.get(i), distinctions.get(i)));
        }
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        Map<Candidate, ToolName> names = ToolNaming.assign("shop", candidates);

        assertThat(names.values()).doesNotHaveDuplicates().hasSize(candidates.size());
        assertThat(ToolNaming.assign("shop", shuffled)).isEqualTo(names);
    }

    @Property(tries = 300)
    void namesAreDistinctValidAndTheSameInAnyOrder(
            @ForAll @Size(max = 12) List<String> spellings, @ForAll Random random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < spellings.size(); i++) {
            candidates.add(new Candidate(spellings.get(i).length() > 2 ? "a-b" : spellings.get(i), "get /" + i));
        }
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        Map<Candidate, ToolName> names = ToolNaming.assign("shop", candidates);

        assertThat(new HashSet<>(names.values())).hasSize(candidates.size());
        assertThat(ToolNaming.assign("shop", shuffled)).isEqualTo(names);
    }
}
