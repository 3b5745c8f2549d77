package ai.lynx.mini.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ParameterNames;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.training.FreezeAudit;
import ai.lynx.training.LearningRate;
import ai.lynx.training.TrainingCheckpoint;
import ai.lynx.training.TrainingRun;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is taken up again equals one that never stopped, bit for bit; what is frozen stays as
 * it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedTrainingTest {
  private static final LearningRate RATE = LearningRate.warmedUp(1e-3, 0.1, 10);
  private static final MiniRecipe RECIPE = MiniRecipe.bundled().withScenes(40, 20);

  @TempDir static Path folder;
  private Assembly assembly;
  private SceneSet scenes;

  @BeforeAll
  void start() throws Exception {
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
    scenes = SceneSet.draw(2, RECIPE.pictures(), RECIPE.clips());
    Files.writeString(folder.resolve(MiniModel.TOKENIZER_FILE), MiniModel.tokenizer());
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  @Test
  void goesOnBitForBit() {
    TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve("run.safetensors"));
    CheckpointWriter writer = assembly.writers().get("safetensors");
    Map<String, ByteBuffer> whole;
    try (AssembledModel model = fresh()) {
      VisionObjective objective = new VisionObjective(model, scenes, RECIPE);
      try (TrainingRun run = run(model, objective)) {
        run.advance(objective);
        run.advance(objective);
        checkpoint.save(run, "vision", writer);
        run.advance(objective);
        run.advance(objective);
      }
      whole = numbers(model);
    }
    try (AssembledModel model = fresh()) {
      VisionObjective objective = new VisionObjective(model, scenes, RECIPE);
      try (TrainingRun run = run(model, objective)) {
        checkpoint.restore(run, "vision", assembly.loader().opener());
        assertThat(run.step()).isEqualTo(2);
        run.advance(objective);
        run.advance(objective);
      }
      assertThat(numbers(model)).isEqualTo(whole);
    }
  }

  @Test
  void leavesFrozenWeightsAlone() {
    try (AssembledModel model = fresh()) {
      VisionObjective objective = new VisionObjective(model, scenes, RECIPE);
      FreezeAudit audit =
          new FreezeAudit(
              assembly.engine(), model.parameters().values(), ParameterNames::ofVisionEncoder);
      Map<String, ByteBuffer> before = numbers(model);
      try (TrainingRun run = run(model, objective)) {
        run.advance(objective);
      }
      assertThat(audit.changedThoughFrozen(assembly.engine())).isEmpty();
      assertThat(numbers(model)).isNotEqualTo(before);
      assertThat(audit.rows()).hasSameSizeAs(model.parameters().values());
    }
  }

  @Test
  void refusesTheCheckpointOfAnotherStage() {
    TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve("other.safetensors"));
    try (AssembledModel model = fresh()) {
      VisionObjective objective = new VisionObjective(model, scenes, RECIPE);
      try (TrainingRun run = run(model, objective)) {
        checkpoint.save(run, "vision", assembly.writers().get("safetensors"));
        assertThatThrownBy(() -> checkpoint.restore(run, "texts", assembly.loader().opener()))
            .isInstanceOf(CheckpointException.class)
            .hasMessageContaining("a checkpoint of the stage \"vision\", not of \"texts\"");
      }
    }
  }

  private AssembledModel fresh() {
    return new ModelAssembler(assembly.loader().plugs())
        .assemble(
            MiniModel.description(600),
            new FolderFiles(folder),
            new HostWeights(),
            assembly.engine(),
            new ModelAssembler.Choices(
                ElementType.FLOAT32, ElementType.BFLOAT16, Optional.of(new FreshNumbers(1))));
  }

  private TrainingRun run(AssembledModel model, VisionObjective objective) {
    List<Parameter> trained =
        new ArrayList<>(
            model.parameters().values().stream()
                .filter(parameter -> ParameterNames.ofVisionEncoder(parameter.name()))
                .sorted(java.util.Comparator.comparing(Parameter::name))
                .toList());
    trained.addAll(objective.heads());
    return new TrainingRun(assembly.engine(), trained, MiniRecipe.ADAMW, RATE, MiniRecipe.CLIP);
  }

  private Map<String, ByteBuffer> numbers(AssembledModel model) {
    Map<String, ByteBuffer> numbers = new TreeMap<>();
    try (Scope scope = assembly.engine().open()) {
      model
          .parameters()
          .values()
          .forEach(
              parameter -> numbers.put(parameter.name(), scope.read(parameter.tensor()).bytes()));
    }
    return numbers;
  }
}
