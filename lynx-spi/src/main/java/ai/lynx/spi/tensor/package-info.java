/** Tensors, their shapes and sizes, and the operators that model code is written against. */
@NullMarked
package ai.lynx.spi.tensor;

import org.jspecify.annotations.NullMarked;
