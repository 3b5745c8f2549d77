package ai.lynx.scenes.label;

import ai.lynx.scenes.content.Figure;

/**
 * A figure in one frame, in pixels.
 *
 * @param figure what it is at the start
 * @param x its middle
 * @param y its middle
 * @param radius about half its width
 */
public record Sighting(Figure figure, double x, double y, double radius) {}
