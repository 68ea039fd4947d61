/**
 * Who is told of what happens: event notifiers and event consumers, meters, the log. Belongs here: handing events out,
 * counting calls, logging their outcomes. Does not belong here: deciding anything about a call.
 */
@NullMarked
package io.camelcodegen.observe;

import org.jspecify.annotations.NullMarked;
