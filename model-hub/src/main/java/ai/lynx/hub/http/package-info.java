/**
 * Requests to the hub: redirects, authorisation, time-outs, repetitions. Which files are asked for
 * belongs to {@code listing}.
 */
@NullMarked
package ai.lynx.hub.http;

import org.jspecify.annotations.NullMarked;
