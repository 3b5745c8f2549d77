/**
 * The Hugging Face hub as a source of models. What is said to the hub stands in {@code http} and
 * {@code listing}, what lies on the disk in {@code cache}, and how one becomes the other in {@code
 * download}.
 */
@NullMarked
package ai.lynx.hub;

import org.jspecify.annotations.NullMarked;
