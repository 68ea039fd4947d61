package io.camelcodegen.call;

import java.time.Duration;

/** How much longer an attempt may wait before it is sent. Asked only by those who must wait. */
@FunctionalInterface
interface Patience {

    /** Not negative. */
    Duration left();
}
