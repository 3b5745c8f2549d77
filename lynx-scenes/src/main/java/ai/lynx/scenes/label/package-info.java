/**
 * Dense labels for training: what each patch of a frame shows, what each cell of a scene holds and
 * what happens in a video, as small class numbers. 0 always means "none".
 */
package ai.lynx.scenes.label;
