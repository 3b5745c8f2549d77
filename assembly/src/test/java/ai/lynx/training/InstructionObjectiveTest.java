package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ParameterNames;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.ElementType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Steps that mix pictures, videos and texts, on the model of an official training case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstructionObjectiveTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "lynx");
  private static final Path PICTURES = CASES.resolve("end-to-end/images");

  private static final List<LabelledQuestion> QUESTIONS =
      List.of(
          new LabelledQuestion(
              List.of(PICTURES.resolve("0.png")),
              false,
              "What color is the horse?",
              List.of("the horse is dark green."),
              "all"),
          new LabelledQuestion(
              List.of(PICTURES.resolve("0.png"), PICTURES.resolve("1.png")),
              true,
              "Is it moving?",
              List.of("yes"),
              "all"),
          new LabelledQuestion(List.of(), false, "Is water wet?", List.of("yes, it is."), "all"));

  private Assembly assembly;
  private AssembledModel model;

  @BeforeAll
  void load() {
    assumeTrue(Files.isDirectory(CASES), "There are no reference cases at " + CASES);
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
    model =
        assembly
            .loader()
            .load(
                assembly.loader().files(ModelLocation.folder(CASES.resolve("train-image"))),
                assembly.engine(),
                new ModelAssembler.Choices(
                    ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty()));
  }

  @AfterAll
  void close() {
    if (model != null) {
      model.close();
    }
    if (assembly != null) {
      assembly.close();
    }
  }

  private InstructionObjective objective(List<LabelledQuestion> questions, int batch) {
    return new InstructionObjective(
        model, assembly.decoders(), questions, new ShuffledOrder(questions.size(), batch, 5));
  }

  private double loss(List<LabelledQuestion> questions) {
    for (Parameter parameter : model.parameters().values()) {
      Optimizer.gradients(assembly.engine())
          .setTrainable(parameter.tensor(), ParameterNames.isTrained(parameter.name()));
    }
    try (TrainingScope scope = Optimizer.gradients(assembly.engine()).open()) {
      Map<String, Double> figures =
          objective(questions, questions.size())
              .compute(
                  0,
                  scope,
                  loss -> {
                    scope.backward(loss);
                    return scope.read(loss).toFloats()[0];
                  });
      assertThat(figures.get("tokens")).isPositive();
      return figures.get("loss");
    }
  }

  /** Tokens that are learned of a question: its answer's and the end of sequence. */
  private int learned(LabelledQuestion question) {
    return model.tokenizer().encode(question.answer()).length + 1;
  }

  @Test
  void theLossOfAMixedStepIsTheMeanOverAllLearnedTokens() {
    double sum = 0;
    int tokens = 0;
    for (LabelledQuestion question : QUESTIONS) {
      sum += learned(question) * loss(List.of(question));
      tokens += learned(question);
    }
    assertThat(loss(QUESTIONS)).isCloseTo(sum / tokens, within(1e-4));
  }

  @Test
  void everyTrainedWeightGetsAGradientAndNoOther() {
    try (TrainingScope scope = Optimizer.gradients(assembly.engine()).open()) {
      loss(QUESTIONS);
      for (Parameter parameter : model.parameters().values()) {
        assertThat(scope.gradient(parameter.tensor()).isPresent())
            .as(parameter.name())
            .isEqualTo(ParameterNames.isTrained(parameter.name()));
        scope.clearGradient(parameter.tensor());
      }
    }
  }
}
