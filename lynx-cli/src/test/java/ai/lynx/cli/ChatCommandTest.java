package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatCommandTest {
  private final InputStream realInput = System.in;

  @AfterEach
  void giveBack() {
    System.setIn(realInput);
  }

  private static void type(String... lines) {
    byte[] typed = (String.join("\n", lines) + "\n").getBytes(Charset.defaultCharset());
    System.setIn(new ByteArrayInputStream(typed));
  }

  @Test
  void answersLineAfterLineAndTakesOtherPictures() {
    type(
        ReferenceModels.QUESTION,
        "/image " + ReferenceModels.picture(1),
        "",
        "Why?",
        "/quit",
        "nobody hears this");
    Execution chat =
        Execution.of("chat", "--model", ReferenceModels.model(), ReferenceModels.picture(0));
    assertThat(chat.code()).as(chat.err()).isZero();
    assertThat(chat.lines()).containsExactly(ReferenceModels.ANSWER, "yesbemfo");
    assertThat(chat.err()).isEmpty();
  }

  @Test
  void goesOnAfterMistakes() {
    type(
        "What is this?",
        "/image /there/is/none.png",
        "/picture",
        "/image",
        "/image " + ReferenceModels.picture(1),
        "Why?");
    Execution chat = Execution.of("chat", "--model", ReferenceModels.model());
    assertThat(chat.code()).isZero();
    assertThat(chat.lines()).containsExactly("yesbemfo");
    assertThat(chat.err().lines())
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).contains("no picture yet"),
            line -> assertThat(line).contains("/there/is/none.png"),
            line -> assertThat(line).contains("There is no /picture"),
            line -> assertThat(line).contains("Name a picture"));
  }

  @Test
  void forgetsPicturesWhenAsked() {
    type("/reset", "Why?");
    Execution chat =
        Execution.of("chat", "--model", ReferenceModels.model(), ReferenceModels.picture(0));
    assertThat(chat.code()).isZero();
    assertThat(chat.out()).isEmpty();
    assertThat(chat.err()).contains("no picture yet");
  }

  @Test
  void hasNoPlaceForASystemMessageWithoutAChatTemplate() {
    type("Why?");
    Execution chat =
        Execution.of("chat", "--model", ReferenceModels.model(), "--system", "Be brief.");
    assertThat(chat.code()).isNotZero();
    assertThat(chat.err()).contains("no chat template");
  }
}
