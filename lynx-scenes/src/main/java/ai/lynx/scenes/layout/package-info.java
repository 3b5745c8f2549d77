/**
 * Decides what a scene holds and how each thing looks: content first, then positions and styles,
 * then frames. Each step draws from its own random stream. Not exported.
 */
package ai.lynx.scenes.layout;
