package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.lynx.LynxModel;
import ai.lynx.error.LynxException;
import java.awt.Color;
import java.util.List;

/**
 * A model that must stay usable, whatever it or its Lynx is given.
 *
 * @param model answers a plain question before and after
 * @param expected what it answers
 */
record Usable(LynxModel model, List<Integer> expected) {
  /**
   * More than any refusal needs, and far less than what the bad input claims to need. The heap of
   * this module's tests is bounded too.
   */
  private static final long MOST_BYTES = 256L << 20;

  static Usable of(LynxModel model) {
    return new Usable(model, plain(model));
  }

  private static List<Integer> plain(LynxModel model) {
    return model.ask(Drawn.image(Color.RED, 36), "What color is the circle?").tokens();
  }

  /**
   * Does what must be refused: by one exception of Lynx's own, which says these things in one
   * readable message, without much memory on the heap or off it; and asks the model again.
   */
  void refuses(Runnable call, Class<? extends LynxException> type, String... said) {
    long resident = ResidentSet.bytes();
    Throwable thrown = catchThrowable(call::run);
    assertThat(ResidentSet.bytes() - resident).as("growth of the process").isLessThan(MOST_BYTES);
    assertThat(thrown).isInstanceOf(type).hasMessageContainingAll(said);
    assertThat(thrown.getMessage()).hasSizeLessThan(2000).doesNotContain("Exception");
    assertThat(plain(model)).as("the answer to a plain question afterwards").isEqualTo(expected);
  }
}
