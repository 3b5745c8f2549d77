package ai.lynx.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.scenes.content.Cell;
import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.SceneContent;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Thing;
import ai.lynx.scenes.label.CellHead;
import ai.lynx.scenes.label.EventHead;
import ai.lynx.scenes.label.LabelTable;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.PatchHead;
import ai.lynx.scenes.label.SceneLabels;
import ai.lynx.scenes.label.ShapeHead;
import ai.lynx.scenes.label.Sighting;
import ai.lynx.scenes.label.TrackHead;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The labels say what the content says. */
class SceneLabelsTest {
  private static final List<Cell> CELLS = List.of(Cell.values());
  private static final List<Shape> SHAPES = List.of(Shape.values());

  private final SceneGenerator generator = new SceneGenerator(41);

  @Test
  void cellsHoldTheThingsOfThePicture() {
    for (int i = 0; i < 200; i++) {
      Scene scene = generator.picture(i);
      LabelTable<CellHead> cells = scene.labels().cells();
      for (Cell cell : CELLS) {
        int kind =
            scene.content().things().stream()
                .filter(thing -> thing.cell() == cell)
                .mapToInt(thing -> Numbering.KINDS.of(thing.noun()))
                .sum();
        assertThat(cells.get(CELLS.indexOf(cell), CellHead.KIND)).isEqualTo(kind);
      }
      scene
          .content()
          .sign()
          .ifPresent(
              sign -> {
                int row = CELLS.indexOf(sign.cell());
                String read =
                    Numbering.GLYPHS.charAt(cells.get(row, CellHead.GLYPH1) - 1)
                        + ""
                        + Numbering.GLYPHS.charAt(cells.get(row, CellHead.GLYPH2) - 1);
                assertThat(read).isEqualTo(sign.text());
              });
    }
  }

  @Test
  void everyThingShowsInAPatchOfItsCell() {
    for (int i = 0; i < 300; i++) {
      Scene scene = generator.picture(i);
      LabelTable<PatchHead> patches = scene.labels().patches().get(0);
      for (Thing thing : scene.content().things()) {
        assertThat(patchesOf(patches, thing)).as("%s in %s", thing, i).isPositive();
      }
    }
  }

  private static long patchesOf(LabelTable<PatchHead> patches, Thing thing) {
    long found = 0;
    for (int patch = 0; patch < 36; patch++) {
      boolean kind = patches.get(patch, PatchHead.KIND) == Numbering.KINDS.of(thing.noun());
      boolean cell = patches.get(patch, PatchHead.CELL) == Numbering.CELLS.of(thing.cell());
      boolean hue =
          !(thing instanceof Figure figure)
              || patches.get(patch, PatchHead.COLOR) == Numbering.HUES.of(figure.hue());
      found += kind && cell && hue ? 1 : 0;
    }
    return found;
  }

  @Test
  void eachCharacterOfASignHasItsOwnPatch() {
    for (int i = 0; i < 300; i++) {
      Scene scene = generator.picture(i);
      LabelTable<PatchHead> patches = scene.labels().patches().get(0);
      StringBuilder read = new StringBuilder();
      for (int patch = 0; patch < 36; patch++) {
        int glyph = patches.get(patch, PatchHead.GLYPH);
        if (glyph > 0) {
          read.append(Numbering.GLYPHS.charAt(glyph - 1));
        }
        assertThat(patches.get(patch, PatchHead.GLYPH2)).isZero();
      }
      assertThat(read.toString()).isEqualTo(scene.content().sign().map(s -> s.text()).orElse(""));
    }
  }

  @Test
  void shapesTracksAndEventsFollowTheVideo() {
    for (int i = 0; i < 200; i++) {
      Scene scene = generator.video(i);
      SceneContent content = scene.content();
      SceneLabels labels = scene.labels();
      var event = content.event().orElseThrow();
      int row = SHAPES.indexOf(event.subject().shape());
      int kind = Numbering.EVENTS.of(event.kind());
      assertThat(labels.event().get(0, EventHead.EVENT)).isEqualTo(kind);
      assertThat(labels.shapes().get(row, ShapeHead.EVENT)).isEqualTo(kind);
      for (int t = 0; t < 4; t++) {
        List<Sighting> seen =
            scene.sightings().get(t).stream()
                .filter(s -> s.figure().equals(event.subject()))
                .toList();
        int at = row * 4 + t;
        assertThat(labels.tracks().get(at, TrackHead.EXTENT) > 0).isEqualTo(!seen.isEmpty());
        for (Sighting sighting : seen) {
          assertThat(labels.tracks().get(at, TrackHead.X)).isEqualTo((int) (sighting.x() / 8));
          assertThat(labels.tracks().get(at, TrackHead.Y)).isEqualTo((int) (sighting.y() / 8));
        }
      }
    }
  }

  @Test
  void nothingLeavesThePicture() {
    for (int i = 0; i < 300; i++) {
      for (Scene scene : List.of(generator.picture(i), generator.video(i))) {
        for (List<Sighting> frame : scene.sightings()) {
          for (Sighting s : frame) {
            assertThat(Math.min(Math.min(s.x(), s.y()), Math.min(96 - s.x(), 96 - s.y())))
                .isGreaterThan(s.radius() * .85);
          }
        }
      }
    }
  }

  @Test
  void everyClassOfEveryPatchHeadOccurs() {
    Map<PatchHead, Set<Integer>> seen = new EnumMap<>(PatchHead.class);
    for (int i = 0; i < 500; i++) {
      LabelTable<PatchHead> patches = generator.picture(i).labels().patches().get(0);
      for (PatchHead head : PatchHead.values()) {
        for (int patch = 0; patch < 36; patch++) {
          seen.computeIfAbsent(head, h -> new TreeSet<>()).add(patches.get(patch, head));
        }
      }
    }
    seen.remove(PatchHead.GLYPH2);
    seen.forEach((head, numbers) -> assertThat(numbers).as("%s", head).hasSize(head.classes()));
  }
}
