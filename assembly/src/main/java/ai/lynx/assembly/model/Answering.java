package ai.lynx.assembly.model;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.TokenListener;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.Hypothesis;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Searches for answers to prompts, however they are looked at, and puts them into words. Immutable;
 * safe for use by several threads.
 */
record Answering(Engine engine, AssembledModel model) {
  /** How an answer is searched for, and who hears of it. */
  record Request(GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    static Request of(GenerationOptions options) {
      return new Request(options, TokenListener.SILENT, new Cancellation());
    }
  }

  /** Answers to a batch. */
  List<Answer> answers(Function<Scope, Looked> look, Request request) {
    return answers(look, request, decoding -> {});
  }

  /**
   * Answers to a batch.
   *
   * @param look at the batch's pictures
   * @param after is given what was read when the search is over, before it is closed; not called if
   *     something fails
   */
  List<Answer> answers(
      Function<Scope, Looked> look, Request request, Consumer<? super Decoding> after) {
    try (Scope scope = engine.open()) {
      Stopwatch watch = new Stopwatch();
      Looked looked = look.apply(scope);
      watch.visionDone();
      try (Decoding decoding = looked.reading().get()) {
        watch.prefillDone();
        List<StreamedText> streams = new ArrayList<>();
        List<PromptRow> rows = new ArrayList<>();
        for (Looked.Row row : looked.rows()) {
          StreamedText stream = new StreamedText(model.tokenizer().stream(), request.listener());
          streams.add(stream);
          rows.add(new PromptRow(row.counted(), stream::onToken));
        }
        List<List<Hypothesis>> found =
            new Generator(
                    model.description().generation().rules(),
                    special(),
                    request.options(),
                    said -> model.tokenizer().decode(said, false))
                .generate(decoding, rows, request.cancellation());
        streams.forEach(StreamedText::finish);
        Answer.Timings timings = watch.timings();
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < found.size(); row++) {
          answers.add(answer(found.get(row), looked.rows().get(row), timings));
        }
        after.accept(decoding);
        return answers;
      }
    }
  }

  private SpecialTokens special() {
    Tokenizer tokenizer = model.tokenizer();
    return new SpecialTokens(
        tokenizer.beginOfSequence().orElse(tokenizer.endOfSequence().orElse(0)), model.ends());
  }

  private Answer answer(List<Hypothesis> found, Looked.Row row, Answer.Timings timings) {
    List<Answer.Hypothesis> hypotheses =
        found.stream()
            .map(
                one ->
                    new Answer.Hypothesis(
                        text(one.tokens()), one.tokens(), one.score(), one.finishReason()))
            .toList();
    Answer.Hypothesis best = hypotheses.get(0);
    return new Answer(
        best.text(),
        best.tokens(),
        best.finishReason(),
        hypotheses,
        new Answer.Usage(row.vectors(), row.words(), best.tokens().size(), row.reused()),
        timings);
  }

  private String text(List<Integer> tokens) {
    return model
        .tokenizer()
        .decode(tokens.stream().mapToInt(Integer::intValue).toArray(), true)
        .strip();
  }
}
