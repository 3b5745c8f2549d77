package ai.lynx.scenes;

import ai.lynx.scenes.label.CellHead;
import ai.lynx.scenes.label.EventHead;
import ai.lynx.scenes.label.LabelTable;
import ai.lynx.scenes.label.PatchGrid;
import ai.lynx.scenes.label.PatchHead;
import ai.lynx.scenes.label.ShapeHead;
import ai.lynx.scenes.label.TrackHead;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import ai.lynx.scenes.question.WordTarget;
import ai.lynx.scenes.question.WordTargets;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes scenes to a folder that any program can read. Scenes 0 to P-1 are pictures, P to P+V-1 are
 * videos. All .bin files hold unsigned bytes, no header, in C order:
 *
 * <pre>
 * frames.bin       F x 96 x 96 x 3   RGB; F = P + 4 V, scene i of the pictures is frame i, video j has frames P+4j to P+4j+3
 * patches.bin      F x 36 x heads    dense labels of the 6x6 patches of 16 pixels, row by row; heads as in index.json
 * cells.bin        N x 9 x heads     what each cell holds; N = P + V; in a video without the figure of the event
 * shapes.bin       N x 6 x heads     how many of each shape there are, and what happens to the only one
 * tracks.bin       N x 6 x 4 x heads where the only figure of a shape is in each frame; a picture has frame 0 only
 * events.bin       N x heads         what happens; all 0 for a picture
 * places.bin       N                 number of the place, from 0
 * contents.jsonl   N lines          the content; "frames" has [number of the object (the one of the event last), x, y, radius]
 * questions.jsonl  {"scene", "class", "kind", "wording", "question", "answer", "targets"}; the class "Caption" is the dense caption
 * vocabulary.txt   all words of questions and answers, one a line
 * index.json       counts, shapes, heads with their numbers of classes
 * </pre>
 *
 * In all labels 0 means "none" (except places); the words behind the numbers stand in index.json.
 */
public final class SceneDump {
  private final Path folder;
  private final QuestionPlan plan;

  private SceneDump(Path folder, QuestionPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Arguments: --out FOLDER --seed S --images P --videos V --questions Q --yesno SHARE --round R.
   */
  public static void main(String... arguments) throws IOException {
    Arguments given =
        Arguments.parse(
            arguments, "out", "seed", "images", "videos", "questions", "yesno", "round");
    QuestionPlan plan =
        QuestionPlan.of((int) given.number("questions", 24))
            .withYesNoShare(Double.parseDouble(given.text("yesno", "0.4")))
            .inRound((int) given.number("round", 0));
    Path folder = Path.of(given.text("out", "scenes"));
    long seed = given.number("seed", 1);
    int pictures = (int) given.number("images", 1000);
    int videos = (int) given.number("videos", 200);
    long start = System.nanoTime();
    write(folder, seed, pictures, videos, plan);
    PrintStream out = System.out;
    out.printf(
        "%d pictures and %d videos in %.1f s%n",
        pictures, videos, (System.nanoTime() - start) / 1e9);
  }

  /** Writes scenes to a folder, which is made if need be. */
  public static void write(Path folder, long seed, int pictures, int videos, QuestionPlan plan)
      throws IOException {
    Files.createDirectories(folder);
    new SceneDump(folder, plan).write(new SceneGenerator(seed), pictures, videos);
    Files.writeString(folder.resolve("index.json"), index(seed, pictures, videos) + "\n");
    Files.write(folder.resolve("vocabulary.txt"), Vocabulary.words());
  }

  private void write(SceneGenerator generator, int pictures, int videos) throws IOException {
    try (OutputStream frames = open("frames.bin");
        OutputStream patches = open("patches.bin");
        OutputStream cells = open("cells.bin");
        OutputStream shapes = open("shapes.bin");
        OutputStream tracks = open("tracks.bin");
        OutputStream events = open("events.bin");
        OutputStream places = open("places.bin");
        BufferedWriter contents = Files.newBufferedWriter(folder.resolve("contents.jsonl"));
        BufferedWriter questions = Files.newBufferedWriter(folder.resolve("questions.jsonl"))) {
      for (int i = 0; i < pictures + videos; i++) {
        Scene scene = i < pictures ? generator.picture(i) : generator.video(i - pictures);
        for (Frame frame : scene.frames()) {
          frames.write(frame.rgb());
        }
        for (LabelTable<PatchHead> labels : scene.labels().patches()) {
          patches.write(labels.toBytes());
        }
        cells.write(scene.labels().cells().toBytes());
        shapes.write(scene.labels().shapes().toBytes());
        tracks.write(scene.labels().tracks().toBytes());
        events.write(scene.labels().event().toBytes());
        places.write(scene.labels().place() - 1);
        contents.write(SceneJson.of(scene) + "\n");
        write(questions, i, scene);
      }
    }
  }

  private void write(BufferedWriter out, int number, Scene scene) throws IOException {
    List<Question> all = new ArrayList<>(List.of(scene.caption()));
    all.addAll(scene.questions(plan));
    for (Question question : all) {
      List<List<Integer>> targets =
          WordTargets.of(scene.content(), question).stream().map(WordTarget::numbers).toList();
      Json line = SceneJson.of(question).raw("targets", Json.array(targets));
      String members = line.toString().substring(1);
      out.write("{\"scene\": " + number + ", " + members + "\n");
    }
  }

  private OutputStream open(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
  }

  private static Json index(long seed, int pictures, int videos) {
    return new Json()
        .put("seed", seed)
        .put("pictures", pictures)
        .put("videos", videos)
        .put("frames_a_video", 4)
        .put("frames", pictures + 4L * videos)
        .raw("frame_shape", "[96, 96, 3]")
        .put("patches", PatchGrid.GRID * PatchGrid.GRID)
        .raw("patch_heads", heads(Stream.of(PatchHead.values()), PatchHead::classes))
        .raw("cell_heads", heads(Stream.of(CellHead.values()), CellHead::classes))
        .raw("shape_heads", heads(Stream.of(ShapeHead.values()), ShapeHead::classes))
        .raw("track_heads", heads(Stream.of(TrackHead.values()), TrackHead::classes))
        .raw("event_heads", heads(Stream.of(EventHead.values()), EventHead::classes))
        .raw("words", LabelWords.json().toString());
  }

  private static <E extends Enum<E>> String heads(
      Stream<E> heads, java.util.function.ToIntFunction<E> classes) {
    return Json.array(
        heads
            .map(
                head ->
                    "["
                        + Json.quoted(head.name().toLowerCase(java.util.Locale.ROOT))
                        + ", "
                        + classes.applyAsInt(head)
                        + "]")
            .toList());
  }
}
