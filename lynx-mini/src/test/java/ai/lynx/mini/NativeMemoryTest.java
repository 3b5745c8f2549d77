package ai.lynx.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host's resident set stays where it is, however much it asks and however often it loads. */
class NativeMemoryTest {
  private static final ModelLocation MINI = ModelLocation.bundled("lynx-mini");

  @BeforeEach
  void needsTheNumber() {
    assumeThat(ResidentSet.isTold()).as("the resident set is only told on Linux").isTrue();
  }

  /** Each answer computes 13 forwards of the language model, so about 800 are measured. */
  @Test
  void answersLeaveNothingBehind() {
    Image picture = Drawn.image(Color.RED, 36);
    List<Prompt> prompts =
        List.of(
            Prompt.of(picture, "What color is the circle?"),
            Prompt.of(Video.ofImages(List.of(picture, picture)), "Does the circle move?"),
            Prompt.text("How many?"),
            Prompt.of(Image.of(new byte[0]), "Why is this refused?"));
    GenerationOptions options =
        GenerationOptions.builder().minNewTokens(13).maxNewTokens(13).build();
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(MINI)) {
      long warm = 0;
      for (int i = 0; i < 120; i++) {
        if (i == 40) {
          warm = afterCollection();
        }
        try {
          model.generate(prompts.get(i % prompts.size()), options);
        } catch (InvalidMediaException e) {
          assertThat(e).hasMessageContaining("empty");
        }
      }
      // The cache of one answer alone is 170 kB, and its pictures' activations are megabytes.
      assertThat(afterCollection() - warm).isLessThan(24L << 20);
    }
  }

  @Test
  void aClosedModelLeavesNothingBehind() {
    try (Lynx lynx = Lynx.create()) {
      long warm = 0;
      for (int i = 0; i < 100; i++) {
        if (i == 40) { // until then the allocator still grows its arenas
          warm = afterCollection();
        }
        LynxModel model = lynx.load(MINI);
        assertThat(model.info().parameters()).isGreaterThan(4_000_000);
        model.close();
      }
      // One model holds 16 MB.
      assertThat(afterCollection() - warm).isLessThan(64L << 20);
    }
  }

  /** The collector frees what files were read into; the heap itself is whole from the start. */
  private static long afterCollection() {
    System.gc();
    return ResidentSet.bytes();
  }
}
