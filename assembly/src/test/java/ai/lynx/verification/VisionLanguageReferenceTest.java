package ai.lynx.verification;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Vision-language models of transformers, with pictures in the text and beside it. */
class VisionLanguageReferenceTest extends AreaReferenceTest {
  private static final Set<String> MODELS =
      Set.of("llava", "blip2", "instructblip", "idefics3", "smolvlm", "idefics", "mllama");

  @TestFactory
  Stream<DynamicTest> visionLanguageModels() {
    return cases("vlm", reference -> MODELS.contains(reference.name()));
  }
}
