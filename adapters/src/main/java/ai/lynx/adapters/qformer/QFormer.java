package ai.lynx.adapters.qformer;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Instruction;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learned queries look at the picture, and in InstructBLIP at the question too, and are projected
 * to the language model's width (BLIP-2, arXiv 2301.12597, section 3.1; InstructBLIP, arXiv
 * 2305.06500, section 2.3). Weights are named as in Hugging Face's checkpoints: {@code
 * query_tokens}, {@code qformer}, {@code language_projection}. Queries start randomly, as in LAVIS,
 * not at zero, where they would stay alike.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class QFormer implements Bridge {
  private final Tensor queries; // (1, queries, width)
  private final Optional<QuestionWords> words;
  private final LayerNorm norm;
  private final List<QFormerLayer> layers;
  private final Linear projection;

  QFormer(QFormerSettings settings, int visionWidth, int languageWidth, Weights weights) {
    int width = settings.width();
    Initialization start = Initialization.normal(settings.deviation());
    queries = weights.get("query_tokens", start, 1, settings.queries(), width);
    Weights own = weights.at("qformer");
    boolean reads = settings.readsQuestion();
    words =
        reads ? Optional.of(QuestionWords.of(settings, own.at("embeddings"))) : Optional.empty();
    norm =
        LayerNorm.of(
            width, settings.epsilon(), own.at(reads ? "embeddings.layernorm" : "layernorm"));
    layers =
        IntStream.range(0, settings.layers())
            .mapToObj(n -> QFormerLayer.of(settings, n, visionWidth, own.at("encoder.layer." + n)))
            .toList();
    projection = Linear.of(width, languageWidth, start, weights.at("language_projection"));
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    Tensor started = norm.forward(ops, startingQueries(ops, features));
    return through(ops, new QFormerState(started, null), null, features);
  }

  /**
   * @throws ai.lynx.error.InvalidPromptException if the question has more words than {@code
   *     max_position_embeddings}
   */
  @Override
  public Tensor connect(Ops ops, Tensor features, Instruction instruction) {
    if (words.isEmpty()) {
      return connect(ops, features);
    }
    Tensor started = startingQueries(ops, features); // (batch, queries, width)
    Tensor read = words.get().embed(ops, instruction.ids()); // (batch, words, width)
    QFormerState state =
        new QFormerState(
            norm.forward(ops, started), norm.forward(ops, ops.cast(read, started.type())));
    Tensor all = ops.fill(1, ElementType.BOOL, started.size(0), started.size(1));
    Tensor mask = ops.concatenate(1, all, instruction.mask()); // (batch, queries + words)
    return through(ops, state, mask, features);
  }

  @Override
  public boolean readsInstruction() {
    return words.isPresent();
  }

  @Override
  public int tokens(int features) {
    return (int) queries.size(1).value();
  }

  private Tensor startingQueries(Ops ops, Tensor features) {
    Tensor start = ops.cast(queries, features.type()); // float32 while training in bfloat16
    return ops.broadcast(start, features.size(0), queries.size(1), queries.size(2));
  }

  private Tensor through(Ops ops, QFormerState start, @Nullable Tensor mask, Tensor features) {
    QFormerState state = start;
    for (QFormerLayer layer : layers) {
      state = layer.forward(ops, state, mask, features);
    }
    return projection.forward(ops, state.queries()); // (batch, queries, language width)
  }
}
