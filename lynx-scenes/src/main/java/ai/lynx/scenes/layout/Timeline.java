package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.VideoEvent;
import ai.lynx.scenes.draw.FigureLook;
import ai.lynx.scenes.random.SceneRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an event into the looks of its figure, one a frame; empty where it is not there. */
final class Timeline {
  private Timeline() {}

  static List<Optional<FigureLook>> of(
      VideoEvent event, FigureLook first, FigureLooks looks, SceneRandom random, int frames) {
    int turn = random.between(1, frames - 1);
    double way = FigureLooks.CELL + random.uniform(-3, 1);
    double little = random.uniform(4.6, 5.6);
    double much = random.uniform(11.2, 12.5);
    Optional<FigureLook> turned = event.newHue().map(hue -> looks.recolored(first, hue));
    List<Optional<FigureLook>> all = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      double done = frame / (frames - 1.0);
      all.add(
          switch (event.kind()) {
            case LEFT, RIGHT, UP, DOWN ->
                Optional.of(
                    first.at(
                        first.x() + event.kind().columns() * way * done,
                        first.y() + event.kind().rows() * way * done));
            case BIGGER -> Optional.of(first.sized(little + (much - little) * done));
            case SMALLER -> Optional.of(first.sized(much - (much - little) * done));
            case APPEARS -> frame < turn ? Optional.empty() : Optional.of(first);
            case DISAPPEARS -> frame < turn ? Optional.of(first) : Optional.empty();
            case COLOR -> frame < turn ? Optional.of(first) : turned;
            case STILL -> Optional.of(first);
          });
    }
    return all;
  }
}
