package ai.lynx.verification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published vision encoders, loaded from their folders as they are. */
class VisionReferenceTest extends AreaReferenceTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return cases("vision", reference -> true);
  }
}
