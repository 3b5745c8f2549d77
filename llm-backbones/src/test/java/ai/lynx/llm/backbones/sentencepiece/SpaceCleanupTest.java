package ai.lynx.llm.backbones.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceCleanupTest {
  private static final String LETTERS = "  '''.,?nmsvetr";

  @Test
  void givesTheSameInPartsAsAtOnce() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder joined = new StringBuilder();
      SpaceCleanup cleanup = new SpaceCleanup();
      for (int part = random.nextInt(8); part >= 0; part--) {
        StringBuilder letters = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
          letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        text.append(letters);
        joined.append(cleanup.next(letters.toString()));
      }
      joined.append(cleanup.finish());
      assertThat(joined.toString())
          .as(text.toString())
          .isEqualTo(SpaceCleanup.clean(text.toString()));
    }
  }

  @Test
  void handsOutWordsAsTheyEnd() {
    SpaceCleanup cleanup = new SpaceCleanup();
    assertThat(cleanup.next("two")).isEqualTo("two");
    assertThat(cleanup.next(" a")).isEmpty();
    assertThat(cleanup.next(" b")).isEqualTo(" a");
    assertThat(cleanup.finish()).isEqualTo(" b");
  }
}
