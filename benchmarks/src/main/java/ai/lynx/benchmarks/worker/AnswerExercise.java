package ai.lynx.benchmarks.worker;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.LoadOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.Prompt;
import ai.lynx.benchmarks.Measurement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that goes on with a text, asked as an application asks it. The first token comes out of
 * reading the text; what follows is decoding.
 */
final class AnswerExercise implements Exercise {
  /** What of an answer counts. */
  enum Span {
    /** From the call to the first token. */
    FIRST_TOKEN,
    /** From the first token to the last. */
    OTHER_TOKENS
  }

  private static final int TOLD = 16;

  private final Lynx lynx;
  private final LynxModel model;
  private final Prompt prompt;
  private final Span span;
  private final int newTokens;
  private final GenerationOptions options;
  private Answer last;

  AnswerExercise(Task task, Span span) {
    this.span = span;
    this.newTokens = span == Span.FIRST_TOKEN ? 1 : task.number("new_tokens");
    this.prompt = Prompt.text(task.text("text"));
    // An answer must not end before the peer's, which is not asked whether it has ended.
    this.options =
        GenerationOptions.builder().maxNewTokens(newTokens).minNewTokens(newTokens).build();
    this.lynx = Lynx.create(task.lynxOptions());
    try {
      this.model =
          lynx.load(task.location("model"), LoadOptions.defaults().withPrecision(task.precision()));
      this.last = model.generate(prompt, options);
    } catch (RuntimeException | Error e) {
      lynx.close();
      throw e;
    }
  }

  @Override
  public Measurement once() {
    List<Clock> tokens = new ArrayList<>(newTokens + 1);
    Clock began = Clock.now();
    last = model.generate(prompt, options, token -> tokens.add(Clock.now()));
    return switch (span) {
      case FIRST_TOKEN -> began.until(tokens.get(0), 1);
      case OTHER_TOKENS -> tokens.get(0).until(tokens.get(newTokens - 1), newTokens - 1);
    };
  }

  @Override
  public void describe(ObjectNode about) {
    about.put("engine", model.info().engine());
    about.put("prompt_tokens", last.usage().prompt());
    if (span == Span.OTHER_TOKENS) {
      about.put("steps", newTokens - 1);
    }
    about.put("answer", words());
  }

  /** The beginning of what it said, to be compared by people. */
  private String words() {
    StringBuilder said = new StringBuilder();
    int[] count = {0};
    model.generate(
        prompt,
        options,
        token -> {
          if (count[0]++ < TOLD) {
            said.append(token.text());
          }
        });
    return said.toString();
  }

  @Override
  public void close() {
    lynx.close(); // and the model with it
  }
}
