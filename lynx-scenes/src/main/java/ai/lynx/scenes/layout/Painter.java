package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.draw.Backdrop;
import ai.lynx.scenes.draw.Canvas;
import ai.lynx.scenes.draw.FigureBrush;
import ai.lynx.scenes.draw.FigureLook;
import ai.lynx.scenes.draw.Film;
import ai.lynx.scenes.draw.PersonBrush;
import ai.lynx.scenes.draw.PersonLook;
import ai.lynx.scenes.draw.SignBrush;
import ai.lynx.scenes.draw.SignLook;
import ai.lynx.scenes.draw.Texture;
import ai.lynx.scenes.random.SceneRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paints the frames of a scene and remembers what stands where in each. */
public final class Painter {
  /** Pixels a side. */
  public static final int SIZE = 96;

  /** Frames of a video. */
  public static final int FRAMES = 4;

  private Painter() {}

  /** All frames: one for a picture, {@link #FRAMES} for a video. */
  public static List<PaintedFrame> paint(SceneContent content, SceneRandom random) {
    Style style = Style.draw(random);
    Canvas backdrop = new Canvas(SIZE);
    backdrop.soft(style.soft());
    Backdrop.draw(backdrop, content.place(), random);
    if (style.texture() > 0) {
      Texture.lay(backdrop, random, style.texture(), style.textureSpot());
    }
    FigureLooks looks = new FigureLooks(style, random, backdrop);
    List<Placed> standing = new ArrayList<>();
    for (Figure figure : content.standing()) {
      standing.add(new Placed(figure, figure.hue(), looks.of(figure)));
    }
    Optional<PersonLook> person =
        content.person().map(p -> PersonLooks.of(p, style, random, backdrop));
    Optional<SignLook> sign = content.sign().map(s -> SignLooks.of(s, random));
    long limbs = random.bits();
    long grain = random.bits();
    List<Optional<Placed>> subject = subject(content, looks, random);
    List<PaintedFrame> frames = new ArrayList<>();
    for (int t = 0; t < subject.size(); t++) {
      Canvas canvas = backdrop.copy();
      List<Placed> figures = new ArrayList<>(standing);
      subject.get(t).ifPresent(figures::add);
      for (int i = 0; i < figures.size(); i++) {
        Placed placed = figures.get(i);
        FigureBrush.draw(
            canvas, placed.figure().shape(), placed.look(), PaintedFrame.FIRST_FIGURE + i);
      }
      person.ifPresent(
          look ->
              PersonBrush.draw(
                  canvas,
                  content.person().orElseThrow().pose(),
                  look,
                  SceneRandom.of(limbs, 0, 0),
                  PaintedFrame.PERSON));
      sign.ifPresent(
          look ->
              SignBrush.draw(canvas, content.sign().orElseThrow().text(), look, PaintedFrame.SIGN));
      SceneRandom noise = SceneRandom.of(grain, style.steadyNoise() ? 0 : t, 1);
      byte[] rgb = new Film(style.blurred(), style.noise()).develop(canvas, noise);
      frames.add(new PaintedFrame(canvas, figures, sign, rgb));
    }
    return frames;
  }

  /** The figure of the event in each frame; for a picture one frame without it. */
  private static List<Optional<Placed>> subject(
      SceneContent content, FigureLooks looks, SceneRandom random) {
    if (content.event().isEmpty()) {
      return List.of(Optional.empty());
    }
    var event = content.event().get();
    FigureLook first = looks.of(event.subject(), true);
    return Timeline.of(event, first, looks, random, FRAMES).stream()
        .map(
            look ->
                look.map(
                    l -> {
                      boolean turned = !l.fill().equals(first.fill());
                      var hue = turned ? event.newHue().orElseThrow() : event.subject().hue();
                      return new Placed(event.subject(), hue, l);
                    }))
        .toList();
  }
}
