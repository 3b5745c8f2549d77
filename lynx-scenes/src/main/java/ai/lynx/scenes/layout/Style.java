package ai.lynx.scenes.layout;

import ai.lynx.scenes.random.SceneRandom;

/**
 * The hand that draws a whole scene.
 *
 * @param lineWidth the outline of figures, 0 for none
 * @param darkLines whether outlines are nearly black, or a darker shade of the figure
 * @param tilt radians that figures are turned at most
 * @param uneven how far proportions may differ from the usual ones, 0 to 1
 * @param soft whether edges are smooth
 * @param blurred whether the picture is a little out of focus
 * @param noise how grainy it is
 * @param steadyNoise whether all frames of a video have the same grain
 * @param texture how blotchy the background is
 * @param textureSpot how large the blotches are
 */
record Style(
    double lineWidth,
    boolean darkLines,
    double tilt,
    double uneven,
    boolean soft,
    boolean blurred,
    int noise,
    boolean steadyNoise,
    double texture,
    int textureSpot) {

  static Style draw(SceneRandom random) {
    return new Style(
        random.chance(.3) ? 0 : random.uniform(.8, 2.2),
        random.chance(.75),
        random.chance(.5) ? random.uniform(0, .2) : 0,
        random.uniform(0, 1),
        random.chance(.7),
        random.chance(.2),
        random.chance(.3) ? 0 : random.between(1, 12),
        random.chance(.7),
        random.chance(.5) ? 0 : random.uniform(2, 10),
        random.between(4, 20));
  }
}
