package ai.lynx.scenes.draw;

import ai.lynx.scenes.content.Place;
import ai.lynx.scenes.random.SceneRandom;

/** Draws the background of a place. Colours are muted, so that the bright figures stand out. */
public final class Backdrop {
  private Backdrop() {}

  /** Fills the canvas. */
  public static void draw(Canvas canvas, Place place, SceneRandom random) {
    Scenery scenery = new Scenery(canvas, random);
    switch (place) {
      case BEACH -> WaterScenery.beach(scenery);
      case SEA -> WaterScenery.sea(scenery);
      case FOREST -> LandScenery.forest(scenery);
      case MOUNTAIN -> LandScenery.mountain(scenery);
      case SPACE -> LandScenery.space(scenery);
      case CITY -> BuiltScenery.city(scenery);
      case ROOM -> BuiltScenery.room(scenery);
    }
  }
}
