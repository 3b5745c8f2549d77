package ai.lynx.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What transformers 5 chooses under many settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerationReferenceTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "generation");
  private Assembly assembly;

  @BeforeAll
  void start() {
    assumeTrue(Files.isDirectory(CASES), "There are no reference cases at " + CASES);
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
  }

  @AfterAll
  void stop() {
    if (assembly != null) {
      assembly.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    Verification verification = new Verification(assembly);
    return ReferenceCase.find(CASES).stream()
        .map(
            reference ->
                DynamicTest.dynamicTest(
                    reference.name(),
                    () -> {
                      CaseResult result = verification.run(reference);
                      assertThat(result.failures()).as(result.line()).isEqualTo(List.of());
                    }));
  }
}
