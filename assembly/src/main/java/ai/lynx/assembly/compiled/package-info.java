/**
 * Parts of a model that run as compiled graphs where the engine compiles. Each part looks like the
 * one it stands for; what cannot be compiled is computed operator by operator. What is computed
 * belongs to the parts themselves, how graphs are compiled to the engines.
 */
@NullMarked
package ai.lynx.assembly.compiled;

import org.jspecify.annotations.NullMarked;
