package ai.lynx.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.verification.reference.CaseResult;
import ai.lynx.verification.reference.ReferenceCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the reference cases of an area, each as a test, with the code that {@code ./lynx verify}
 * runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AreaReferenceTest {
  private static final Path REFERENCE = Path.of(System.getProperty("lynx.reference"));
  private Assembly assembly;

  @BeforeAll
  void start() {
    assumeTrue(Files.isDirectory(REFERENCE), "There are no reference cases at " + REFERENCE);
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
  }

  @AfterAll
  void stop() {
    if (assembly != null) {
      assembly.close();
    }
  }

  /**
   * The cases of an area.
   *
   * @param area a folder of the reference
   * @param wanted which of its cases
   */
  final Stream<DynamicTest> cases(String area, Predicate<ReferenceCase> wanted) {
    Verification verification = new Verification(assembly);
    return ReferenceCase.find(REFERENCE.resolve(area)).stream()
        .filter(wanted)
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
