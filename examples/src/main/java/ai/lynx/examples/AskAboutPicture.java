package ai.lynx.examples;

import ai.lynx.Answer;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.media.Image;
import java.nio.file.Path;

/** Loads a model, asks one question about a picture, prints the answer. */
public final class AskAboutPicture {
  private AskAboutPicture() {}

  /** Arguments: model folder, picture, question. */
  public static void main(String... arguments) {
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(Path.of(arguments[0])))) {
      Answer answer = model.ask(Image.read(Path.of(arguments[1])), arguments[2]);
      System.out.println(answer.text());
    }
  }
}
