package ai.lynx.mini.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.mini.training.ClassHeads.Column;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.label.CellHead;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.ShapeHead;
import ai.lynx.scenes.label.TrackHead;
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

  private final AssembledModel model;
  private final SceneSet scenes;
  private final FeatureCache pictures;
  private final FeatureCache clips;
  private final MiniRecipe recipe;
  private final ClassHeads cellHeads;
  private final ClassHeads placeHead;
  private final ClassHeads shapeHeads;
  private final ClassHeads trackHeads;
  private final ClassHeads identityHead;

  LatentObjective(
      AssembledModel model,
      SceneSet scenes,
      FeatureCache pictures,
      FeatureCache clips,
      MiniRecipe recipe) {
    this.model = model;
    this.scenes = scenes;
    this.pictures = pictures;
    this.clips = clips;
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
    return new ClassHeads(name, MiniModel.WIDTH, columns, model.memory(), recipe.seed());
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
    int[] some = random.ints(recipe.latents().pictures(), 0, scenes.pictures().size()).toArray();
    int[] others = random.ints(recipe.latents().clips(), 0, scenes.clips().size()).toArray();
    double onPictures =
        backward.of(scope.ops().scale(loss(scope, pictures, scenes.pictures(), some, score), 0.5));
    double onClips =
        backward.of(scope.ops().scale(loss(scope, clips, scenes.clips(), others, score), 0.5));
    Map<String, Double> figures = score.percent();
    figures.put("loss", onPictures + onClips);
    return figures;
  }

  /** The score on scenes that no stage has seen. */
  Map<String, Double> evaluate(
      Scope scope, SceneSet heldOut, FeatureCache heldPictures, FeatureCache heldClips) {
    Score score = new Score(true);
    for (int from = 0; from + 50 <= heldOut.pictures().size(); from += 50) {
      int[] batch = java.util.stream.IntStream.range(from, from + 50).toArray();
      loss(scope, heldPictures, heldOut.pictures(), batch, score);
    }
    for (int from = 0; from + 50 <= heldOut.clips().size(); from += 50) {
      int[] batch = java.util.stream.IntStream.range(from, from + 50).toArray();
      loss(scope, heldClips, heldOut.clips(), batch, score);
    }
    return score.percent();
  }

  private Tensor loss(
      Scope scope, FeatureCache features, List<Scene> from, int[] numbers, Score score) {
    Ops ops = scope.ops();
    Tensor latents = see(scope, model.network(), features, numbers); // (batch, latents, width)
    List<Scene> batch = Arrays.stream(numbers).mapToObj(from::get).toList();
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

  /** What the bridge makes of cached features: (batch, latents, width). */
  static Tensor see(Scope scope, LynxNetwork network, FeatureCache features, int[] numbers) {
    Tensor cached = scope.tensor(features.of(numbers));
    Tensor joined = cached.rank() == 4 ? network.joinFrames(scope.ops(), cached) : cached;
    return network.connect(scope.ops(), joined);
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
