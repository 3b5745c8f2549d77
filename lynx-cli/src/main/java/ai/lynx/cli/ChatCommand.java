package ai.lynx.cli;

import ai.lynx.Answer;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers line after line from standard input. */
@Command(
    name = "chat",
    description = {
      "Holds a conversation, one question a line.",
      "A model with a chat template remembers what was said; any other answers every question for "
          + "itself, about a picture.",
      "/image PATH... shows pictures, /reset forgets what was said, /quit or Ctrl-D ends.",
      "Several pictures are the frames of a video, unless the model takes pictures at their places "
          + "in the text."
    })
final class ChatCommand implements Runnable {
  private static final String IMAGE = "/image";
  private static final String RESET = "/reset";
  private static final String QUIT = "/quit";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "IMAGE",
      description = "Pictures, shown with the first question.")
  private List<Path> files = new ArrayList<>();

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final SearchOptions search = new SearchOptions();

  @Option(
      names = "--system",
      paramLabel = "TEXT",
      description = "Tells the model how to answer, before everything else.")
  private @Nullable String system;

  @Option(names = "--timings", description = "Say on standard error where the time went.")
  private boolean timings;

  @Override
  public void run() {
    Optional<Pictures> first =
        files.isEmpty() ? Optional.empty() : Optional.of(Pictures.read(files));
    model.load(
        loaded -> {
          try (Conversation conversation =
              Conversation.with(loaded, Optional.ofNullable(system), search)) {
            first.ifPresent(conversation::show);
            converse(conversation);
          }
        });
  }

  @SuppressWarnings("SystemConsoleNull") // the launcher asks newer JDKs for the old behaviour
  private void converse(Conversation conversation) {
    boolean somebodyTypes = System.console() != null;
    PrintWriter out = spec.commandLine().getOut();
    if (somebodyTypes) {
      complain(
          "Type a question. %s PATH shows a picture, %s forgets, %s or Ctrl-D ends."
              .formatted(IMAGE, RESET, QUIT));
    }
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
          if (somebodyTypes && line == null) {
            out.println(); // Ctrl-D leaves the prompt's line open
            out.flush();
          }
          return;
        }
        try {
          obey(conversation, line.strip());
        } catch (LynxException e) {
          complain(e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read: " + e.getMessage(), e);
    }
  }

  private void obey(Conversation conversation, String line) {
    String word = line.replaceFirst("\\s.*", "");
    switch (word) {
      case "" -> {
        // an empty line asks nothing
      }
      case RESET -> conversation.reset();
      case IMAGE -> show(conversation, line.substring(IMAGE.length()));
      default -> {
        if (word.matches("/[a-z]+")) {
          complain(
              "There is no %s; known are %s PATH, %s and %s.".formatted(word, IMAGE, RESET, QUIT));
        } else {
          answer(conversation, line);
        }
      }
    }
  }

  private void show(Conversation conversation, String names) {
    List<Path> paths =
        BLANKS.splitAsStream(names).filter(name -> !name.isEmpty()).map(Path::of).toList();
    if (paths.isEmpty()) {
      complain("Name a picture: " + IMAGE + " PATH");
    } else {
      conversation.show(Pictures.read(paths));
    }
  }

  private void answer(Conversation conversation, String question) {
    PrintedAnswer printed = new PrintedAnswer(spec.commandLine().getOut());
    try {
      Answer answer = conversation.ask(question, printed);
      printed.end();
      if (answer.finishReason() == Answer.FinishReason.LENGTH) {
        complain(
            "(cut off after %d tokens; --max-new-tokens allows more)"
                .formatted(answer.usage().generated()));
      }
      if (timings) {
        complain(PrintedAnswer.timings(answer));
      }
    } catch (LynxException e) {
      printed.breakOff();
      throw e;
    }
  }

  private void complain(String message) {
    spec.commandLine().getErr().println(message);
    spec.commandLine().getErr().flush();
  }
}
