package ai.lynx.verification;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Vision-language models of transformers whose pictures' vectors stand in the text. */
class VisionLanguageReferenceTest extends AreaReferenceTest {
  private static final Set<String> IN_TEXT =
      Set.of("llava", "blip2", "instructblip", "idefics3", "smolvlm");

  @TestFactory
  Stream<DynamicTest> visionLanguageModels() {
    return cases("vlm", reference -> IN_TEXT.contains(reference.name()));
  }
}
