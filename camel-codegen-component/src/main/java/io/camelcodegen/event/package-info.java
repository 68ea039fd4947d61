/**
 * What happens in the component, as values and as the one way out for them. Belongs here: the kinds of events, the event,
 * the interface that packages emit through. Does not belong here: who listens.
 */
@NullMarked
package io.camelcodegen.event;

import org.jspecify.annotations.NullMarked;
