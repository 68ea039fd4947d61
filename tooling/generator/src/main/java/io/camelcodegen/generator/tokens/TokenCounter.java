package io.camelcodegen.generator.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens by OpenAI's public encodings; those of other models differ, but not by much. Thread-safe. */
public final class TokenCounter {

    /** Reading both vocabularies takes a second or so: once is enough. They do not change. */
    private static final class Vocabularies {
        private static final EncodingRegistry ALL = Encodings.newLazyEncodingRegistry();
        static final Encoding O200K = ALL.getEncoding(EncodingType.O200K_BASE);
        static final Encoding CL100K = ALL.getEncoding(EncodingType.CL100K_BASE);
    }

    /** Text that looks like a special token is text: a source may send it. */
    public TokenCount count(String text) {
        return new TokenCount(
                Vocabularies.O200K.countTokensOrdinary(text), Vocabularies.CL100K.countTokensOrdinary(text));
    }
}
