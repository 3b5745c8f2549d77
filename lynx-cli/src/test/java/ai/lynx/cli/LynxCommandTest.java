package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LynxCommandTest {
  @Test
  void withoutACommandItSaysWhichThereAre() {
    Execution nothing = Execution.of();
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("name a command", "ask", "chat", "verify", "train");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ask", "chat", "inspect", "plugins", "verify", "convert", "eval", "train"})
  void everyCommandExplainsItself(String command) {
    Execution help = Execution.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: lynx " + command).contains("--stacktrace");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    Execution unknown = Execution.of("verify", "--egnine=pytorch", "cases");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--egnine");
  }
}
