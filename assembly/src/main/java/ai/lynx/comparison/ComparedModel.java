package ai.lynx.comparison;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.LoadOptions.Precision;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.PicturePrompts;
import ai.lynx.assembly.model.PrecisionChoices;
import ai.lynx.assembly.model.PromptDecoding;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** One of the two models: the same files on an engine of its own, in a precision of its own. */
record ComparedModel(Assembly assembly, AssembledModel model) implements AutoCloseable {
  /** Logits of so many tokens are in memory at once. */
  private static final int ROWS = 32;

  static ComparedModel load(Assembly assembly, ModelLocation location, Precision precision) {
    return new ComparedModel(
        assembly,
        assembly
            .loader()
            .load(
                assembly.loader().files(location),
                assembly.engine(),
                PrecisionChoices.of(precision, assembly.engine())));
  }

  /** What the model reads of a prompt. */
  int[] encode(ComparisonTexts.Prompt prompt) {
    if (prompt.whole()) {
      return model.tokenizer().encode(prompt.text());
    }
    return PicturePrompts.of(model)
        .map(prompts -> prompts.encode(prompt.text()))
        .orElseGet(() -> plain(prompt.text()));
  }

  /** A question to a model whose pictures, if it sees any, have no places in the text. */
  private int[] plain(String question) {
    return model.chatTemplates().isEmpty()
        ? new PromptEncoder(model.description().prompt(), model.tokenizer()).encode(question)
        : model
            .tokenizer()
            .encode(model.chatTemplates().render(Chat.of(ChatMessage.user(question))));
  }

  Tokenizer tokenizer() {
    return model.tokenizer();
  }

  /** Begins an answer as users get it: the prompt at once, then token after token. */
  PromptDecoding read(int[] prompt) {
    return new PromptDecoding(
        assembly.engine(), model.network(), null, TokenBatch.of(List.of(prompt), 0, true));
  }

  /**
   * Reads tokens at once.
   *
   * @param each hears what is expected behind each token, from the first to the last
   */
  void expectations(int[] ids, Consumer<NextToken> each) {
    LanguageModel decoder = model.network().languageModel();
    int vocabulary = decoder.vocabulary();
    try (Scope scope = assembly.engine().open()) {
      Ops ops = scope.ops();
      Tensor hidden = decoder.forward(ops, input(scope, ids), model.network().hooks(null)).hidden();
      for (int from = 0; from < ids.length; from += ROWS) {
        int to = Math.min(ids.length, from + ROWS);
        try (Scope step = assembly.engine().open()) {
          Tensor rows = step.ops().slice(hidden, 1, from, to); // (1, rows, width)
          float[] logits = step.read(decoder.logits(step.ops(), rows)).toFloats();
          for (int row = 0; row < to - from; row++) {
            each.accept(NextToken.of(logits, row * vocabulary, vocabulary));
          }
        }
      }
    }
  }

  /** What the language model reads: the vectors of tokens and their places. */
  LanguageModel.Input input(Scope scope, int[] ids) {
    long[] tokens = new long[ids.length];
    java.util.Arrays.setAll(tokens, i -> ids[i]);
    Tensor given = scope.tensor(TensorData.of(tokens, 1, ids.length));
    Tensor places =
        scope.tensor(TensorData.of(LongStream.range(0, ids.length).toArray(), 1, ids.length));
    return new LanguageModel.Input(model.network().embed(scope.ops(), given), places, null, null);
  }

  @Override
  public void close() {
    model.close();
  }
}
