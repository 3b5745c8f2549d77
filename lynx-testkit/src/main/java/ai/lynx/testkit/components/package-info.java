/**
 * The tests that vision encoders, bridges, fusion strategies, adapters and language models pass,
 * and what they are made of: random weights, recorded replays, gradient checks. They run on the
 * naive engine unless a subclass says otherwise; tests of engines belong in {@code
 * ai.lynx.testkit.operators}.
 */
@NullMarked
package ai.lynx.testkit.components;

import org.jspecify.annotations.NullMarked;
