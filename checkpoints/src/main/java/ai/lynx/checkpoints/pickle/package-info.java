/**
 * Python's pickles, read without executing anything: a stack machine that builds plain values and
 * asks an allow-list about every class or function that is named. What PyTorch's functions mean
 * belongs in the package of that format. Source: {@code Lib/pickletools.py} of CPython, which
 * describes every opcode.
 */
@NullMarked
package ai.lynx.checkpoints.pickle;

import org.jspecify.annotations.NullMarked;
