package ai.lynx.mini.training;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.mini.training.ClassHeads.Column;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.label.CellHead;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.ShapeHead;
import ai.lynx.scenes.label.TrackHead;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.training.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Stage R: every latent learns what to stand for. Latents 0 to 8 name what is in their cell, latent
 * 9 names the place, latents 10 to 15 tell of one kind of shape each: how many there are, and, if
 * it is only one, its colour, size, path through the frames and what happens to it. Every latent
 * also tells its own number, which makes places readable from the latents by content.
 */
final class LatentObjective implements Objective {
  private static final int CELLS = 9;
  private static final int PLACE = 9;
  private static final int SHAPES = 10;
  private static final double PLACE_WEIGHT = 0.2;
  private static final double IDENTITY_WEIGHT = 0.3;
  private static final double TRACK_WEIGHT = 3;

  private final SceneFeatures features;
  private final MiniRecipe recipe;
  private final ClassHeads cellHeads;
  private final ClassHeads placeHead;
  private final ClassHeads shapeHeads;
  private final ClassHeads trackHeads;
  private final ClassHeads identityHead;

  LatentObjective(SceneFeatures features, MiniRecipe recipe) {
    this.features = features;
    this.recipe = recipe;
    this.cellHeads =
        heads(
            "cell",
            Arrays.stream(CellHead.values()).map(h -> column("cell." + h, h.classes())).toList());
    this.placeHead = heads("place", List.of(column("latent.place", Numbering.PLACES.classes())));
    this.shapeHeads =
        heads(
            "shape",
            Arrays.stream(ShapeHead.values()).map(h -> column("shape." + h, h.classes())).toList());
    List<Column> tracks = new ArrayList<>();
    for (int frame = 0; frame < MiniModel.FRAMES; frame++) {
      for (TrackHead head : TrackHead.values()) {
        tracks.add(column("track." + head, head.classes()));
      }
    }
    this.trackHeads = heads("track", tracks);
    this.identityHead = heads("identity", List.of(column("identity", MiniModel.LATENTS)));
  }

  private static Column column(String name, int classes) {
    return new Column(name.toLowerCase(Locale.ROOT), classes);
  }

  private ClassHeads heads(String name, List<Column> columns) {
    return new ClassHeads(name, MiniModel.WIDTH, columns, features.model().memory(), recipe.seed());
  }

  /** The heads' weights, which this stage trains beside the resampler. */
  List<Parameter> heads() {
    List<Parameter> all = new ArrayList<>();
    for (ClassHeads heads : List.of(cellHeads, placeHead, shapeHeads, trackHeads, identityHead)) {
      all.addAll(heads.parameters());
    }
    return all;
  }

  @Override
  public Map<String, Double> compute(long step, TrainingScope scope, Backward backward) {
    SplittableRandom random = new SplittableRandom(recipe.seed() * 1_000_033 + step);
    Score score = new Score(step % 50 == 0);
    SceneSet scenes = features.scenes();
    int[] some = random.ints(recipe.latents().pictures(), 0, scenes.pictures().size()).toArray();
    int[] others = random.ints(recipe.latents().clips(), 0, scenes.clips().size()).toArray();
    Tensor onPictures =
        loss(scope, features.seePictures(scope, some), chosen(scenes.pictures(), some), score);
    double loss = backward.of(scope.ops().scale(onPictures, 0.5));
    Tensor onClips =
        loss(scope, features.seeClips(scope, others), chosen(scenes.clips(), others), score);
    loss += backward.of(scope.ops().scale(onClips, 0.5));
    Map<String, Double> figures = score.percent();
    figures.put("loss", loss);
    return figures;
  }

  private static List<Scene> chosen(List<Scene> scenes, int[] numbers) {
    return Arrays.stream(numbers).mapToObj(scenes::get).toList();
  }

  /** The score on scenes that no stage has seen. */
  Map<String, Double> evaluate(Engine engine, SceneFeatures heldOut) {
    Score score = new Score(true);
    SceneSet scenes = heldOut.scenes();
    for (int[] batch : batches(scenes.pictures().size())) {
      try (Scope scope = engine.open()) {
        loss(scope, heldOut.seePictures(scope, batch), chosen(scenes.pictures(), batch), score);
      }
    }
    for (int[] batch : batches(scenes.clips().size())) {
      try (Scope scope = engine.open()) {
        loss(scope, heldOut.seeClips(scope, batch), chosen(scenes.clips(), batch), score);
      }
    }
    return score.percent();
  }

  /** Numbers below a count in groups of at most 20. */
  static List<int[]> batches(int count) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < count; from += 20) {
      batches.add(IntStream.range(from, Math.min(count, from + 20)).toArray());
    }
    return batches;
  }

  /**
   * @param latents (batch, latents, width)
   */
  private Tensor loss(Scope scope, Tensor latents, List<Scene> batch, Score score) {
    Ops ops = scope.ops();
    boolean video = batch.get(0).frames().size() > 1;
    int[][] cells =
        Labels.columns(
            batch.stream().map(s -> s.labels().cells()).toList(), List.of(CellHead.values()));
    Tensor sum = cellHeads.twoMeans(scope, part(ops, latents, 0, CELLS), cells, score);
    int[] places = batch.stream().mapToInt(scene -> scene.labels().place()).toArray();
    Tensor place =
        placeHead.means(scope, part(ops, latents, PLACE, SHAPES), new int[][] {places}, score);
    sum = ops.add(sum, ops.scale(place, PLACE_WEIGHT));
    Tensor kinds = part(ops, latents, SHAPES, MiniModel.LATENTS);
    sum = ops.add(sum, shapeHeads.twoMeans(scope, kinds, shapes(batch, video), score));
    int[] identities = new int[batch.size() * MiniModel.LATENTS];
    Arrays.setAll(identities, i -> i % MiniModel.LATENTS);
    Tensor identity =
        identityHead.means(
            scope, part(ops, latents, 0, MiniModel.LATENTS), new int[][] {identities}, score);
    sum = ops.add(sum, ops.scale(identity, IDENTITY_WEIGHT));
    if (video) {
      int[][] tracks = tracks(batch);
      Tensor track = trackHeads.means(scope, kinds, tracks, score);
      sum = ops.add(sum, ops.scale(track, TRACK_WEIGHT / tracks.length));
    }
    return sum;
  }

  private static Tensor part(Ops ops, Tensor latents, long from, long to) {
    Tensor some = ops.slice(latents, 1, from, to); // (batch, some, width)
    return ops.reshape(some, some.size(0).times(some.size(1)), some.size(2));
  }

  /** Counts are asked of pictures, events and new colours of videos. */
  private static int[][] shapes(List<Scene> batch, boolean video) {
    List<ShapeHead> heads = List.of(ShapeHead.values());
    int[][] columns = Labels.columns(batch.stream().map(s -> s.labels().shapes()).toList(), heads);
    List<ShapeHead> silent =
        video
            ? List.of(ShapeHead.COUNT, ShapeHead.SIZE)
            : List.of(ShapeHead.EVENT, ShapeHead.NEW_COLOR);
    silent.forEach(head -> Arrays.fill(columns[heads.indexOf(head)], ClassHeads.IGNORED));
    return columns;
  }

  /**
   * One column for each frame and head; kinds that are not there once say nothing, absent frames
   * only that.
   */
  private static int[][] tracks(List<Scene> batch) {
    List<TrackHead> heads = List.of(TrackHead.values());
    int kinds = Numbering.SHAPES.classes() - 1;
    int[][] columns = new int[MiniModel.FRAMES * heads.size()][batch.size() * kinds];
    for (int scene = 0; scene < batch.size(); scene++) {
      for (int kind = 0; kind < kinds; kind++) {
        boolean seen = false;
        for (int frame = 0; frame < MiniModel.FRAMES; frame++) {
          seen |= extent(batch.get(scene), kind, frame) > 0;
        }
        for (int frame = 0; frame < MiniModel.FRAMES; frame++) {
          boolean here = extent(batch.get(scene), kind, frame) > 0;
          for (int head = 0; head < heads.size(); head++) {
            boolean says = seen && (here || heads.get(head) == TrackHead.EXTENT);
            int row = kind * MiniModel.FRAMES + frame;
            columns[frame * heads.size() + head][scene * kinds + kind] =
                says
                    ? batch.get(scene).labels().tracks().get(row, heads.get(head))
                    : ClassHeads.IGNORED;
          }
        }
      }
    }
    return columns;
  }

  private static int extent(Scene scene, int kind, int frame) {
    return scene.labels().tracks().get(kind * MiniModel.FRAMES + frame, TrackHead.EXTENT);
  }
}
