/**
 * The host application's door: {@link ai.lynx.Lynx} loads models, {@link ai.lynx.LynxModel}
 * answers.
 *
 * <p>Pictures and videos are in {@link ai.lynx.media}, everything that can go wrong in {@link
 * ai.lynx.error}. What plugins implement does not belong here but in {@code ai.lynx.spi}.
 */
@NullMarked
package ai.lynx;

import org.jspecify.annotations.NullMarked;
