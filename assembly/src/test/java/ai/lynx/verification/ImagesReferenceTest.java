package ai.lynx.verification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pictures to pixels and to what encoders read, as Pillow and Hugging Face make them. */
class ImagesReferenceTest extends AreaReferenceTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return cases("images", reference -> true);
  }
}
