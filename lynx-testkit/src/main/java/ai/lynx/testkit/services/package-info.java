/**
 * The test that a module says the same to the module path and to the class path. What its plugs do
 * is tested elsewhere.
 */
@NullMarked
package ai.lynx.testkit.services;

import org.jspecify.annotations.NullMarked;
