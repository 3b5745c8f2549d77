package ai.lynx.mini.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.scenes.Frame;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.label.LabelTable;
import ai.lynx.scenes.label.Numbering;
import ai.lynx.scenes.label.PatchHead;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.training.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Stage A: every patch names what covers it, and the class token names the place. */
final class VisionObjective implements Objective {
  private static final double PLACE_WEIGHT = 0.2;

  private final AssembledModel model;
  private final SceneSet scenes;
  private final MiniRecipe recipe;
  private final Pixels pixels;
  private final ClassHeads patchHeads;
  private final ClassHeads placeHead;

  VisionObjective(AssembledModel model, SceneSet scenes, MiniRecipe recipe) {
    this.model = model;
    this.scenes = scenes;
    this.recipe = recipe;
    this.pixels = new Pixels(model.transform().orElseThrow());
    List<ClassHeads.Column> columns =
        Arrays.stream(PatchHead.values())
            .map(
                head ->
                    new ClassHeads.Column(
                        "patch." + head.name().toLowerCase(java.util.Locale.ROOT), head.classes()))
            .toList();
    this.patchHeads =
        new ClassHeads("patch", MiniModel.VISION_WIDTH, columns, model.memory(), recipe.seed());
    this.placeHead =
        new ClassHeads(
            "picture",
            MiniModel.VISION_WIDTH,
            List.of(new ClassHeads.Column("picture.place", Numbering.PLACES.classes())),
            model.memory(),
            recipe.seed());
  }

  /** The heads' weights, which this stage trains beside the encoder. */
  List<Parameter> heads() {
    List<Parameter> parameters = new ArrayList<>(patchHeads.parameters());
    parameters.addAll(placeHead.parameters());
    return parameters;
  }

  @Override
  public Map<String, Double> compute(long step, TrainingScope scope, Backward backward) {
    SplittableRandom random = new SplittableRandom(recipe.seed() * 1_000_003 + step);
    List<Scene> chosen = new ArrayList<>();
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < recipe.vision().pictures(); i++) {
      chosen.add(scenes.pictures().get(random.nextInt(scenes.pictures().size())));
      frames.add(0);
    }
    for (int i = 0; i < recipe.vision().clips(); i++) {
      chosen.add(scenes.clips().get(random.nextInt(scenes.clips().size())));
      frames.add(random.nextInt(MiniModel.FRAMES));
    }
    Score score = new Score(step % 50 == 0);
    double loss = backward.of(loss(scope, chosen, frames, score));
    Map<String, Double> figures = score.percent();
    figures.put("loss", loss);
    return figures;
  }

  /** The score on scenes that no stage has seen. */
  Map<String, Double> evaluate(Scope scope, SceneSet heldOut) {
    Score score = new Score(true);
    for (int from = 0; from + 50 <= heldOut.pictures().size(); from += 50) {
      loss(
          scope,
          heldOut.pictures().subList(from, from + 50),
          java.util.Collections.nCopies(50, 0),
          score);
    }
    return score.percent();
  }

  private Tensor loss(Scope scope, List<Scene> chosen, List<Integer> frames, Score score) {
    Ops ops = scope.ops();
    List<Frame> pictures = new ArrayList<>();
    List<LabelTable<PatchHead>> labels = new ArrayList<>();
    int[] places = new int[chosen.size()];
    for (int i = 0; i < chosen.size(); i++) {
      pictures.add(chosen.get(i).frames().get(frames.get(i)));
      labels.add(chosen.get(i).labels().patches().get(frames.get(i)));
      places[i] = chosen.get(i).labels().place();
    }
    Tensor features =
        model
            .network()
            .encodeImages(ops, scope.tensor(pixels.of(pictures))); // (n, 1 + patches, width)
    Size n = features.size(0);
    Size patches = features.size(1).plus(-1);
    Tensor onPatches = ops.slice(features, 1, Size.of(1), features.size(1));
    Tensor onClass = ops.slice(features, 1, 0, 1);
    Tensor dense =
        patchHeads.twoMeans(
            scope,
            ops.reshape(onPatches, n.times(patches), features.size(2)),
            Labels.columns(labels, List.of(PatchHead.values())),
            score);
    Tensor place =
        placeHead.means(
            scope, ops.reshape(onClass, n, features.size(2)), new int[][] {places}, score);
    return ops.add(dense, ops.scale(place, PLACE_WEIGHT));
  }
}
