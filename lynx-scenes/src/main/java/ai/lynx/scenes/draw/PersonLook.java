package ai.lynx.scenes.draw;

/**
 * How the person is drawn.
 *
 * @param x the middle
 * @param y the middle
 * @param scale 1 for about 26 pixels of height
 * @param mirrored whether left and right are swapped
 * @param lineWidth how wide the limbs are
 * @param limbs the colour of the limbs
 * @param head the colour of the face
 * @param headRadius how large the head is, before scaling
 * @param wobble pixels that the joints are moved by
 */
public record PersonLook(
    double x,
    double y,
    double scale,
    boolean mirrored,
    double lineWidth,
    Rgb limbs,
    Rgb head,
    double headRadius,
    double wobble) {}
