package io.camelcodegen.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "repos_list_for_user, reposListForUser, ReposListForUser, REPOS_LIST_FOR_USER",
                "userName, userName, UserName, USER_NAME",
                "HTMLPage, htmlPage, HtmlPage, HTML_PAGE",
                "X-Request-ID, xRequestId, XRequestId, X_REQUEST_ID",
                "+1, plus1, Plus1, PLUS_1",
                "-1, minus1, Minus1, MINUS_1",
                "2fa, _2fa, _2fa, _2FA",
                "@type, atType, AtType, AT_TYPE",
                "$filter, filter, Filter, FILTER",
                "class, class_, Class_, CLASS",
                "toString, toString_, ToString, TO_STRING",
                "wait, wait_, Wait, WAIT",
                "string, string, String_, STRING",
                "con, con, Con_, CON",
                "``, empty, Empty, EMPTY",
                "_, underscore, Underscore, UNDERSCORE",
                "___, underscoreUnderscoreUnderscore, UnderscoreUnderscoreUnderscore, UNDERSCORE_UNDERSCORE_UNDERSCORE",
                "größe, grosse, Grosse, GROSSE",
                "naïve café, naiveCafe, NaiveCafe, NAIVE_CAFE",
                "👍, u1f44d, U1f44d, U1F44D",
                "../../etc/passwd, etcPasswd, EtcPasswd, ETC_PASSWD",
                "a\\u002a/b, aU002aB, AU002aB, A_U002A_B",
            })
    void areMadeOfAnyName(String text, String member, String type, String constant) {
        assertThat(Identifiers.member(text)).isEqualTo(member);
        assertThat(Identifiers.type(text)).isEqualTo(type);
        assertThat(Identifiers.constant(text)).isEqualTo(constant);
    }

    @Test
    void areBoundedAndStillTellLongNamesApart() {
        String one = "a".repeat(300);
        String other = "a".repeat(299) + "b";

        assertThat(Identifiers.type(one)).hasSizeLessThanOrEqualTo(Identifiers.MAX_LENGTH);
        assertThat(Identifiers.type(one)).isNotEqualTo(Identifiers.type(other));
        assertThat(Identifiers.type(one)).isEqualTo(Identifiers.type(one));
    }

    @Test
    void ofSeveralSpellingsTheExactOneKeepsTheNameInAnyOrder() {
        List<String> spellings = List.of("user_id", "userId", "user-id");

        Map<String, String> names = NameScope.sensitive().claimAll(spellings, Identifiers::member);

        assertThat(names).containsEntry("userId", "userId");
        assertThat(names.values()).doesNotHaveDuplicates();
        assertThat(NameScope.sensitive().claimAll(List.of("user-id", "userId", "user_id"), Identifiers::member))
                .isEqualTo(names);
    }

    @Test
    void areNotRenamedWhenAnUnrelatedOneComes() {
        Map<String, String> before = NameScope.sensitive().claimAll(List.of("a_b", "a-b", "c"), Identifiers::member);
        Map<String, String> after =
                NameScope.sensitive().claimAll(List.of("z", "a_b", "d", "a-b", "c"), Identifiers::member);

        assertThat(after).containsAllEntriesOf(before);
    }
}
