package ai.lynx.scenes.draw;

/**
 * A style of writing.
 *
 * @param width of a character, in pixels
 * @param height of a character, in pixels
 * @param halfWidth half the width of an upright stroke
 * @param contrast level strokes are this much of the upright ones: 1 for an even pen
 * @param slant pixels to the right a pixel up
 * @param serifs whether strokes end in short bars
 * @param ink the colour
 */
public record Lettering(
    double width,
    double height,
    double halfWidth,
    double contrast,
    double slant,
    boolean serifs,
    Rgb ink) {}
