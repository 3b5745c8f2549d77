/**
 * Runs reference cases: folders with a model as its users have it, inputs, and what the original
 * implementation makes of them. Every case goes through the public loading and model code. Unit
 * tests and the command line share this.
 */
@NullMarked
package ai.lynx.verification;

import org.jspecify.annotations.NullMarked;
