/**
 * The test that an engine passes: every operator, in many shapes, against the naive engine; scopes;
 * training. Tests of components belong in {@code ai.lynx.testkit.components}.
 */
@NullMarked
package ai.lynx.testkit.operators;

import org.jspecify.annotations.NullMarked;
