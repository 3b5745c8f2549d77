package ai.lynx.examples;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.media.Image;
import java.nio.file.Path;

/** Prints an answer word by word, and stops it at the first full stop. */
public final class StreamAnswer {
  private StreamAnswer() {}

  /** Arguments: model folder, picture, question. */
  public static void main(String... arguments) {
    Cancellation enough = new Cancellation();
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(Path.of(arguments[0])))) {
      model.generate(
          Prompt.of(Image.read(Path.of(arguments[1])), arguments[2]),
          GenerationOptions.greedy(),
          token -> {
            System.out.print(token.text());
            if (token.text().contains(".")) {
              enough.cancel();
            }
          },
          enough);
      System.out.println();
    }
  }
}
