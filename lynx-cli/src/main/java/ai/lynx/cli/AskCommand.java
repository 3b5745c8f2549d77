package ai.lynx.cli;

import ai.lynx.Answer;
import ai.lynx.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one question and prints the answer as it comes. */
@Command(
    name = "ask",
    description = {
      "Asks a question about a picture, or about several.",
      "Several are the frames of a video, unless the model takes pictures at their places in the "
          + "text."
    },
    customSynopsis =
        "lynx ask [OPTIONS] IMAGE QUESTION%n   or: lynx ask [OPTIONS] IMAGE IMAGE... QUESTION")
final class AskCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "2..*",
      paramLabel = "ARGUMENT",
      description = "Picture files, then the question.")
  private List<String> pictureFilesAndQuestion = new ArrayList<>();

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final SearchOptions search = new SearchOptions();

  @Option(names = "--timings", description = "Say on standard error where the time went.")
  private boolean timings;

  @Override
  public void run() {
    int last = pictureFilesAndQuestion.size() - 1;
    List<Path> files = pictureFilesAndQuestion.subList(0, last).stream().map(Path::of).toList();
    String question = pictureFilesAndQuestion.get(last);
    Pictures pictures = Pictures.read(files);
    model.load(
        loaded -> {
          PrintedAnswer printed = new PrintedAnswer(spec.commandLine().getOut());
          Answer answer =
              loaded.generate(
                  new Prompt(Pictures.content(pictures.media(loaded), question)),
                  search.over(loaded.defaultOptions()),
                  printed);
          printed.end();
          if (timings) {
            spec.commandLine().getErr().println(PrintedAnswer.timings(answer));
          }
        });
  }
}
