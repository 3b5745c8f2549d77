package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.error.ClosedException;
import ai.lynx.media.Image;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing: once, twice, in the wrong order, and while another thread still asks. */
class ClosingTest {
  private static final ModelLocation MINI = ModelLocation.bundled("lynx-mini");
  private static final Prompt PROMPT =
      Prompt.of(Drawn.image(Color.RED, 36), "What color is the circle?");

  @Test
  void aClosedModelSaysSo() {
    try (Lynx lynx = Lynx.create()) {
      LynxModel model = lynx.load(MINI);
      LynxModel other = lynx.load(MINI);
      model.close();
      model.close();
      Image picture = Drawn.image(Color.RED, 36);
      GenerationOptions options = GenerationOptions.greedy();
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> model.ask(picture, "Why?"),
              () -> model.generate(PROMPT, options),
              () -> model.generate(List.of(PROMPT), options),
              () -> model.generate(List.of(), options),
              model::defaultOptions,
              model::info)) {
        assertThatThrownBy(use)
            .isInstanceOf(ClosedException.class)
            .hasMessageContainingAll("lynx-mini", "was closed", "load it again");
      }
      assertThat(other.generate(PROMPT, options).text()).isNotEmpty();
    }
  }

  @Test
  void aClosedLynxClosesItsModels() {
    Lynx lynx = Lynx.create();
    LynxModel model = lynx.load(MINI);
    lynx.close();
    lynx.close();
    assertThatThrownBy(() -> model.ask(Drawn.image(Color.RED, 36), "Why?"))
        .isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> lynx.load(MINI))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("create another");
    model.close();
  }

  @Test
  void aLynxLeavesTheModelsOfAnotherAlone() {
    try (Lynx one = Lynx.create();
        LynxModel model = one.load(MINI)) {
      Lynx.create().close();
      assertThat(model.generate(PROMPT, GenerationOptions.greedy()).text()).isNotEmpty();
    }
  }

  @Test
  void closingLetsACallInFlightFinish() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Lynx lynx = Lynx.create()) {
      LynxModel model = lynx.load(MINI);
      GenerationOptions options =
          GenerationOptions.builder().maxNewTokens(10).minNewTokens(10).build();
      Answer expected = model.generate(PROMPT, options);
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      Future<Answer> answer =
          thread.submit(
              () ->
                  model.generate(
                      PROMPT,
                      options,
                      token -> {
                        begun.countDown();
                        await(closed);
                      }));
      await(begun);
      model.close();
      lynx.close();
      closed.countDown();
      assertThat(answer.get(1, TimeUnit.MINUTES).tokens()).isEqualTo(expected.tokens());
      assertThatThrownBy(() -> model.generate(PROMPT, options)).isInstanceOf(ClosedException.class);
    } finally {
      thread.shutdownNow();
    }
  }

  /** Threads that ask and load while everything is closed get answers or a clear error. */
  @Test
  void closingAmongManyCallsEndsCleanly() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Lynx lynx = Lynx.create();
      LynxModel model = lynx.load(MINI);
      List<Integer> expected = model.generate(PROMPT, GenerationOptions.greedy()).tokens();
      CountDownLatch begun = new CountDownLatch(4);
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean loads = i == 3;
        calls.add(
            threads.submit(
                () -> {
                  begun.countDown();
                  try {
                    while (true) {
                      if (loads) {
                        lynx.load(MINI).close();
                      } else {
                        assertThat(model.generate(PROMPT, GenerationOptions.greedy()).tokens())
                            .isEqualTo(expected);
                      }
                    }
                  } catch (ClosedException e) {
                    return; // as it must end
                  }
                }));
      }
      await(begun);
      Thread.sleep(200);
      lynx.close();
      for (Future<?> call : calls) {
        call.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("nothing happened within a minute");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
