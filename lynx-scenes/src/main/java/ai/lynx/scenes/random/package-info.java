/**
 * The random numbers of this module: one explicit generator, the same on every machine and JDK. Not
 * exported.
 */
package ai.lynx.scenes.random;
