package ai.lynx.cli;

import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.training.LabelledQuestion;
import ai.lynx.training.QuestionFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks all questions of a file and counts right answers. */
@Command(
    name = "eval",
    description = {
      "Asks all questions of a file and prints the share of right answers by class.",
      "An answer is right if it is one of the file's, apart from case.",
      "The file holds one JSON object a line: image (a path) or video (a list of paths), question, "
          + "answer (a text or a list), class. Paths are relative to the file."
    })
final class EvalCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model folder, a bundled model, or hf:OWNER/NAME.")
  private ModelLocation location;

  @Parameters(index = "1", paramLabel = "QUESTIONS.jsonl", description = "The questions.")
  private Path questions;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Write every question with the model's answer to this JSONL file.")
  private @Nullable Path answers;

  @Mixin private final ComputeOptions compute = new ComputeOptions();
  @Mixin private final PrecisionOption precision = new PrecisionOption();
  @Mixin private final SearchOptions search = new SearchOptions();

  @Override
  public void run() {
    List<LabelledQuestion> all = QuestionFile.read(questions);
    ScoreTable scores = new ScoreTable();
    try (Lynx lynx = Lynx.create(compute.lynxOptions());
        LynxModel model = lynx.load(location, precision.loadOptions());
        Writer written = answers == null ? Writer.nullWriter() : open(answers);
        Progress progress =
            Progress.begin(spec.commandLine().getOut(), "questions", 0, all.size())) {
      GenerationOptions options = search.over(model.defaultOptions());
      for (LabelledQuestion question : all) {
        String answer = model.generate(question.prompt(), options).text();
        scores.add(question.category(), question.isRight(answer));
        progress.step(scores.total() + " right");
        written.write(line(question, answer) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(answers + " cannot be written: " + e.getMessage(), e);
    }
    scores.table().lines().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
  }

  private static BufferedWriter open(Path file) throws IOException {
    return Files.newBufferedWriter(file);
  }

  private static String line(LabelledQuestion question, String answer) {
    ObjectNode line = JSON.createObjectNode();
    line.put("class", question.category());
    line.put("question", question.question());
    question.answers().forEach(line.putArray("expected")::add);
    line.put("answer", answer);
    line.put("right", question.isRight(answer));
    return line.toString();
  }
}
