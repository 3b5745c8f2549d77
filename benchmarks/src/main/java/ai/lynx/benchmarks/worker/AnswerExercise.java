package ai.lynx.benchmarks.worker;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.LoadOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.Prompt;
import ai.lynx.benchmarks.Measurement;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    OTHER_TOKENS;

    /**
     * Looks at the clock at both ends and nowhere between: asking for processor time takes some.
     */
    final class Watch {
      private final int from = Span.this == FIRST_TOKEN ? 0 : 1;
      private final int to;
      private final Clock[] ends = new Clock[2];
      private int tokens;

      private Watch(int newTokens) {
        this.to = newTokens;
        look();
      }

      private void look() {
        if (tokens == from) {
          ends[0] = Clock.now();
        } else if (tokens == to) {
          ends[1] = Clock.now();
        }
      }

      void onToken() {
        tokens++;
        look();
      }

      Measurement taken() {
        return ends[0].until(ends[1], to - from);
      }
    }

    Watch watch(int newTokens) {
      return new Watch(newTokens);
    }
  }

  /** Tokens at the beginning of what it said that are told, to be compared by people. */
  private static final int TOLD = 16;

  private final Lynx lynx;
  private final LynxModel model;
  private final Prompt prompt;
  private final Span span;
  private final int newTokens;
  private final GenerationOptions options;
  private final String words;
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
      StringBuilder said = new StringBuilder();
      int[] count = {0};
      this.last =
          model.generate(
              prompt,
              options,
              token -> {
                if (count[0]++ < TOLD) {
                  said.append(token.text());
                }
              });
      this.words = said.toString();
    } catch (RuntimeException | Error e) {
      lynx.close();
      throw e;
    }
  }

  @Override
  public Measurement once() {
    Span.Watch watch = span.watch(newTokens);
    last = model.generate(prompt, options, token -> watch.onToken());
    return watch.taken();
  }

  @Override
  public void describe(ObjectNode about) {
    about.put("engine", model.info().engine());
    about.put("prompt_tokens", last.usage().prompt());
    if (span == Span.OTHER_TOKENS) {
      about.put("steps", newTokens - 1);
    }
    about.put("answer", words);
  }

  @Override
  public void close() {
    lynx.close(); // and the model with it
  }
}
