package ai.lynx.scenes;

import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Shows scenes to people: one large PNG of them all, row by row, and their questions as JSON lines.
 */
public final class SceneSheet {
  private static final int GAP = 4;

  private SceneSheet() {}

  /** Arguments: --out FOLDER --seed S --images P --videos V --columns C --zoom Z --questions Q. */
  public static void main(String... arguments) throws IOException {
    Arguments given =
        Arguments.parse(
            arguments, "out", "seed", "images", "videos", "columns", "zoom", "questions");
    SceneGenerator generator = new SceneGenerator(given.number("seed", 1));
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < given.number("images", 24); i++) {
      scenes.add(generator.picture(i));
    }
    for (int i = 0; i < given.number("videos", 4); i++) {
      scenes.add(generator.video(i));
    }
    Path folder = Files.createDirectories(Path.of(given.text("out", "sheet")));
    int columns = (int) given.number("columns", 8);
    int zoom = (int) given.number("zoom", 2);
    List<Frame> frames = scenes.stream().flatMap(scene -> scene.frames().stream()).toList();
    ImageIO.write(sheet(frames, columns, zoom), "png", folder.resolve("sheet.png").toFile());
    QuestionPlan plan = QuestionPlan.of((int) given.number("questions", 24));
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("questions.jsonl"))) {
      for (int i = 0; i < scenes.size(); i++) {
        Scene scene = scenes.get(i);
        write(out, i, scene.caption());
        for (Question question : scene.questions(plan)) {
          write(out, i, question);
        }
      }
    }
  }

  private static void write(BufferedWriter out, int number, Question question) throws IOException {
    out.write("{\"scene\": " + number + ", " + SceneJson.of(question).toString().substring(1));
    out.newLine();
  }

  /** Frames side by side, each pixel a square of zoom by zoom. */
  public static BufferedImage sheet(List<Frame> frames, int columns, int zoom) {
    int step = Frame.SIZE * zoom + GAP;
    int rows = (frames.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * step + GAP, rows * step + GAP, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < frames.size(); i++) {
      int left = GAP + i % columns * step;
      int top = GAP + i / columns * step;
      for (int y = 0; y < Frame.SIZE * zoom; y++) {
        for (int x = 0; x < Frame.SIZE * zoom; x++) {
          sheet.setRGB(left + x, top + y, frames.get(i).pixel(x / zoom, y / zoom));
        }
      }
    }
    return sheet;
  }
}
