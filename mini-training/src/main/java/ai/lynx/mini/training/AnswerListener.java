package ai.lynx.mini.training;

import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;

/** Hears the logits of a batch of answers. */
@FunctionalInterface
interface AnswerListener {
  AnswerListener SILENT = (scope, logits, texts) -> {};

  /**
   * @param logits (answer tokens of all texts, vocabulary)
   * @param texts in the order of the logits
   */
  void hear(Scope scope, Tensor logits, List<SceneText> texts);
}
