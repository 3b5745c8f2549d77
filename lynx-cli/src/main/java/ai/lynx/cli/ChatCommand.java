package ai.lynx.cli;

import ai.lynx.LynxModel;
import ai.lynx.error.LynxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Answers line after line from standard input. Every question stands for itself: models of this
 * kind see no earlier turns.
 */
@Command(
    name = "chat",
    description = {
      "Answers several questions, one a line, about one picture.",
      "A line \":image PATH...\" takes another picture (several are the frames of a video), \":quit\" ends."
    })
final class ChatCommand implements Runnable {
  private static final String IMAGE = ":image";
  private static final String QUIT = ":quit";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "IMAGE",
      description = "A picture, or the frames of a video.")
  private List<Path> files = new ArrayList<>();

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final SearchOptions search = new SearchOptions();

  @Option(names = "--timings", description = "Say on standard error where the time went.")
  private boolean timings;

  @Override
  public void run() {
    Optional<Pictures> first =
        files.isEmpty() ? Optional.empty() : Optional.of(Pictures.read(files));
    model.load(loaded -> converse(loaded, first));
  }

  @SuppressWarnings("SystemConsoleNull") // the launcher asks newer JDKs for the old behaviour
  private void converse(LynxModel loaded, Optional<Pictures> first) {
    Optional<Pictures> pictures = first;
    boolean somebodyTypes = System.console() != null;
    PrintWriter out = spec.commandLine().getOut();
    try {
      // Not closed: standard input is not ours.
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      while (true) {
        if (somebodyTypes) {
          out.print("> ");
          out.flush();
        }
        String line = in.readLine();
        if (line == null || line.strip().equals(QUIT)) {
          return;
        }
        try {
          pictures = obey(loaded, pictures, line.strip());
        } catch (LynxException e) {
          complain(e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read: " + e.getMessage(), e);
    }
  }

  /** Does what a line says and gives back the pictures that the next question is about. */
  private Optional<Pictures> obey(LynxModel loaded, Optional<Pictures> pictures, String line) {
    if (line.equals(IMAGE) || line.startsWith(IMAGE + " ")) {
      List<Path> named =
          BLANKS
              .splitAsStream(line.substring(IMAGE.length()))
              .filter(name -> !name.isEmpty())
              .map(Path::of)
              .toList();
      if (named.isEmpty()) {
        complain("Name a picture: " + IMAGE + " PATH");
        return pictures;
      }
      return Optional.of(Pictures.read(named));
    }
    if (line.startsWith(":")) {
      complain(
          "There is no "
              + line.replaceFirst("\\s.*", "")
              + "; known are "
              + IMAGE
              + " PATH and "
              + QUIT);
    } else if (pictures.isEmpty()) {
      complain("There is no picture yet: " + IMAGE + " PATH takes one.");
    } else if (!line.isEmpty()) {
      answer(loaded, pictures.get(), line);
    }
    return pictures;
  }

  private void answer(LynxModel loaded, Pictures pictures, String question) {
    PrintedAnswer printed = new PrintedAnswer(spec.commandLine().getOut());
    var answer =
        loaded.generate(pictures.ask(question), search.over(loaded.defaultOptions()), printed);
    printed.end();
    if (timings) {
      complain(PrintedAnswer.timings(answer));
    }
  }

  private void complain(String message) {
    spec.commandLine().getErr().println(message);
    spec.commandLine().getErr().flush();
  }
}
