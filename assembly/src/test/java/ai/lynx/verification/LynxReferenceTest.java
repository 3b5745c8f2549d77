package ai.lynx.verification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The official code's cases, each run through the public loading and model code. */
class LynxReferenceTest extends AreaReferenceTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return cases("lynx", reference -> true);
  }
}
