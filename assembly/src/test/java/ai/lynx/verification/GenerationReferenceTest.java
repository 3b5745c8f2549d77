package ai.lynx.verification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What transformers 5 chooses under many settings. */
class GenerationReferenceTest extends AreaReferenceTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return cases("generation", reference -> true);
  }
}
