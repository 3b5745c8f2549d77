package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final Pattern LOSS = Pattern.compile("loss ([0-9.]+)");

  @TempDir private Path folder;
  private Path questions;

  @BeforeEach
  void writeQuestions() throws IOException {
    Files.copy(ReferenceModels.picture(0), folder.resolve("0.png"));
    Files.copy(ReferenceModels.picture(1), folder.resolve("1.png"));
    questions =
        Files.write(
            folder.resolve("questions.jsonl"),
            List.of(
                "{\"image\": \"0.png\", \"question\": \"What color is the horse?\", \"answer\": \"dark green\"}",
                "{\"image\": \"1.png\", \"question\": \"Is it moving?\", \"answer\": \"yes\"}",
                "{\"video\": [\"0.png\", \"1.png\"], \"question\": \"Is it moving?\", \"answer\": \"no\"}",
                "{\"question\": \"Is water wet?\", \"answer\": \"yes\"}"));
  }

  private Execution train(Path out, Object... further) {
    Object[] all = new Object[further.length + 11];
    Object[] common = {
      "train",
      ReferenceModels.folder("train-image"),
      questions,
      "--out",
      out,
      "--rate=0.01",
      "--warm-up=2",
      "--checkpoint-every=1",
      "--report-every=1",
      "--threads=1",
      "--seed=3"
    };
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(further, 0, all, common.length, further.length);
    return Execution.of(all);
  }

  @Test
  void learnsAndLeavesFrozenWeightsAlone() {
    Path out = folder.resolve("out");
    Execution trained = train(out, "--steps=12", "--batch=4");
    assertThat(trained.code()).as(trained.err()).isZero();
    List<Double> losses =
        LOSS.matcher(trained.out()).results().map(found -> Double.valueOf(found.group(1))).toList();
    assertThat(losses).hasSize(12);
    assertThat(losses.get(11)).isLessThan(losses.get(0) / 2);
    assertThat(trained.out())
        .contains("tokens/s", "freeze audit: every frozen weight is what it was");
    assertThat(out.resolve("checkpoint.safetensors")).isNotEmptyFile();
    Execution asked = Execution.of("eval", "--beams=1", out.resolve("model"), questions);
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("total");

    Execution again = train(out, "--steps=12", "--batch=4");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(out.toString(), "trained model already");
  }

  @Test
  void aRunThatWasInterruptedEndsAsIfItHadNotBeen() throws IOException {
    Object[] options = {"--steps=6", "--batch=1"};
    assertThat(train(folder.resolve("whole"), options).code()).isZero();

    Path hidden = Files.move(folder.resolve("1.png"), folder.resolve("elsewhere.png"));
    Path out = folder.resolve("interrupted");
    Execution stopped = train(out, options);
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.err()).contains("1.png");
    assertThat(stopped.out()).as("steps before the missing picture").contains("step 1 of 6");
    Files.move(hidden, folder.resolve("1.png"));

    assertThat(train(out, options).err()).contains("--resume");
    Execution other = train(out, "--steps=7", "--batch=1", "--resume");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("checkpoint of the stage", "--steps 6", "--steps 7");
    Execution resumed = train(out, "--steps=6", "--batch=1", "--resume");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    Matcher step = Pattern.compile("taken up at step ([1-5])").matcher(resumed.out());
    assertThat(step.find()).isTrue();
    String weights = "model/model.safetensors";
    assertThat(out.resolve(weights))
        .hasSameBinaryContentAs(folder.resolve("whole").resolve(weights));
  }

  @Test
  void optionsThatContradictEachOtherAreUsageErrors() {
    Execution trained = train(folder.resolve("out"), "--steps=2", "--warm-up=5");
    assertThat(trained.code()).isEqualTo(2);
  }
}
