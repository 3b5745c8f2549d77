package ai.lynx.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final StringWriter printed = new StringWriter();

  private Progress drawn(long done, long all) {
    return Progress.drawnOn(
        new PrintStream(terminal, true, UTF_8), new PrintWriter(printed), "steps", done, all);
  }

  @Test
  void aBarSaysHowFarItIsAndGoesAway() {
    try (Progress progress = drawn(2, 8)) {
      progress.step("loss 0.5");
      progress.step("loss 0.25");
    }
    String drawn = terminal.toString(UTF_8);
    assertThat(drawn).contains("steps", "50%", "4/8", "loss 0.25");
    assertThat(drawn.substring(drawn.lastIndexOf("loss"))).endsWith(" \r");
  }

  @Test
  void linesThatStayWriteOverTheBar() {
    try (Progress progress = drawn(0, 8)) {
      progress.println("half done");
    }
    assertThat(printed.toString()).startsWith("\rhalf done   ").hasSizeGreaterThan(79);
  }

  /** Tests have no terminal, as a command in a pipe has none. */
  @Test
  void nobodyWatchesAPipe() {
    try (Progress progress = Progress.begin(new PrintWriter(printed), "steps", 0, 8)) {
      progress.step("loss 0.5");
      progress.println("half done");
    }
    assertThat(printed.toString()).isEqualTo("half done" + System.lineSeparator());
  }
}
