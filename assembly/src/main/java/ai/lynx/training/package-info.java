/**
 * Training: what is minimised on which questions, how weights move, what is frozen, and how a run
 * is saved and taken up again.
 *
 * <p>Everything here works on an {@link ai.lynx.assembly.model.AssembledModel} and an engine that
 * has gradients. Generated data and the losses of particular recipes do not belong here.
 */
@NullMarked
package ai.lynx.training;

import org.jspecify.annotations.NullMarked;
