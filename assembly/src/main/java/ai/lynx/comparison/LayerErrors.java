package ai.lynx.comparison;

import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hidden states behind each layer of a decoder, and how far those of two models are apart. */
final class LayerErrors {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");

  private LayerErrors() {}

  /**
   * For each layer, with all errors of the layers before it: the length of the difference of a
   * token's hidden states in lengths of the reference's, on average over the tokens.
   */
  static List<Double> of(int[] ids, ComparedModel subject, ComparedModel reference) {
    List<float[]> found = states(subject, ids);
    List<float[]> wanted = states(reference, ids);
    List<Double> errors = new ArrayList<>();
    for (int layer = 0; layer < wanted.size(); layer++) {
      errors.add(error(found.get(layer), wanted.get(layer), ids.length));
    }
    return errors;
  }

  /**
   * The mean over rows of the length of the difference in lengths of the wanted row.
   *
   * @param rows how many rows both have
   */
  static double error(float[] found, float[] wanted, int rows) {
    int width = wanted.length / rows;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double difference = 0;
      double length = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        difference += Math.pow((double) found[i] - wanted[i], 2);
        length += Math.pow(wanted[i], 2);
      }
      sum += length == 0 ? (difference == 0 ? 0 : 1) : Math.sqrt(difference / length);
    }
    return sum / rows;
  }

  /** Compiled as the model's own graphs are, since weights may be rounded in those only. */
  private static List<float[]> states(ComparedModel compared, int[] ids) {
    Optional<GraphCompiler> compiler = compared.assembly().engine().compiler();
    try (Scope scope = compared.assembly().engine().open()) {
      LanguageModel.Input input = compared.input(scope, ids);
      Map<String, Tensor> given =
          Map.of("embeddings", input.embeddings(), "positions", input.positions());
      if (compiler.isEmpty()) {
        return read(scope, forward(scope.ops(), given, compared));
      }
      Recorder recorder = new Recorder();
      Map<String, Tensor> recorded = new LinkedHashMap<>();
      given.forEach(
          (name, tensor) ->
              recorded.put(
                  name,
                  recorder.input(
                      name, tensor.type(), tensor.shape().with(0, BATCH).with(1, TOKENS))));
      forward(recorder, recorded, compared).forEach(recorder::output);
      try (CompiledGraph graph =
          compiler
              .get()
              .compile("LLM.layers", recorder.graph(), compared.model().graphs().options())) {
        return read(scope, graph.run(scope.ops(), given));
      }
    }
  }

  private static Map<String, Tensor> forward(
      Ops ops, Map<String, Tensor> given, ComparedModel compared) {
    Map<String, Tensor> states = new LinkedHashMap<>();
    LayerHooks heard =
        new LayerHooks() {
          @Override
          public Tensor after(Ops inner, int layer, Tensor hidden) {
            states.put("layer " + layer, hidden);
            return hidden;
          }
        };
    compared
        .model()
        .network()
        .languageModel()
        .forward(
            ops,
            new LanguageModel.Input(given.get("embeddings"), given.get("positions"), null, null),
            heard.around(compared.model().network().hooks(null)));
    return states;
  }

  private static List<float[]> read(Scope scope, Map<String, Tensor> states) {
    List<float[]> read = new ArrayList<>();
    for (int layer = 0; layer < states.size(); layer++) {
      read.add(scope.read(states.get("layer " + layer)).toFloats());
    }
    return read;
  }
}
