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

/** Cases of transformers and tokenizers, each run through the public loading and model code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageModelReferenceTest {
  private static final Path REFERENCE = Path.of(System.getProperty("lynx.reference"));

  /**
   * The release of tokenizers that DJL brings decodes special tokens of normalised text its way.
   */
  private static final String DECODED_OTHERWISE = "llama-bpe-normalized-specials";

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

  @TestFactory
  Stream<DynamicTest> languageModels() {
    return cases("llm", "generate");
  }

  @TestFactory
  Stream<DynamicTest> tokenizers() {
    return cases("tokenizers", "strings");
  }

  private Stream<DynamicTest> cases(String area, String field) {
    Verification verification = new Verification(assembly);
    return ReferenceCase.find(REFERENCE.resolve(area)).stream()
        .filter(reference -> reference.description().has(field))
        .filter(reference -> !reference.name().equals(DECODED_OTHERWISE))
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
