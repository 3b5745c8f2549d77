package ai.lynx.mini.training;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.error.LynxException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.scenes.Frame;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.QuestionPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Scores a model on fresh scenes, through the public API as any application would ask it: an answer
 * counts if it is the right one, letter for letter. A blind guesser who has read 4,000 scenes'
 * questions is scored beside it.
 */
@Command(
    name = "mini-score",
    mixinStandardHelpOptions = true,
    description = "Scores lynx-mini, or a model in a folder, on freshly generated scenes.")
public final class MiniScore implements Callable<Integer> {
  private static final int BLIND_SCENES = 4_000;

  @Option(names = "--model", description = "A model folder (default: the bundled lynx-mini)")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "90001",
      description = "Seed of the scenes (default: ${DEFAULT-VALUE})")
  private long seed = 90_001;

  @Option(
      names = "--pictures",
      defaultValue = "200",
      description = "How many (default: ${DEFAULT-VALUE})")
  private int pictures = 200;

  @Option(
      names = "--clips",
      defaultValue = "100",
      description = "How many videos (default: ${DEFAULT-VALUE})")
  private int clips = 100;

  @Option(
      names = "--questions",
      defaultValue = "20",
      description = "About each scene (default: ${DEFAULT-VALUE})")
  private int questions = 20;

  @Option(names = "--threads", defaultValue = "1", description = "Threads of one operator")
  private int threads = 1;

  /** For picocli. */
  public MiniScore() {}

  @Override
  public Integer call() {
    SceneSet scenes = SceneSet.draw(seed, pictures, clips);
    SceneSet read = SceneSet.draw(MiniRecipe.bundled().seed(), BLIND_SCENES, BLIND_SCENES);
    BlindGuess blind =
        new BlindGuess(
            Stream.concat(read.pictures().stream(), read.clips().stream()).toList(), questions);
    ClassScores scores = new ClassScores();
    ModelLocation location =
        model.map(ModelLocation::folder).orElse(ModelLocation.bundled("lynx-mini"));
    try (Lynx lynx = Lynx.create(LynxOptions.defaults().withThreads(threads));
        LynxModel loaded = lynx.load(location)) {
      Stream.concat(scenes.pictures().stream(), scenes.clips().stream())
          .forEach(scene -> score(loaded, scene, blind, scores));
    } catch (LynxException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    System.out.print(scores.table());
    return 0;
  }

  private void score(LynxModel loaded, Scene scene, BlindGuess blind, ClassScores scores) {
    Media media = media(scene);
    List<Question> asked = scene.questions(QuestionPlan.of(questions));
    List<Prompt> prompts =
        asked.stream().map(question -> new Prompt(Optional.of(media), question.text())).toList();
    List<Answer> answers =
        loaded.generate(prompts, GenerationOptions.builder().maxNewTokens(12).build());
    for (int i = 0; i < asked.size(); i++) {
      Question question = asked.get(i);
      scores.count(
          question,
          answers.get(i).text().equals(question.answer()),
          blind.answer(question).equals(question.answer()));
    }
  }

  private static Media media(Scene scene) {
    List<Image> frames = new ArrayList<>();
    for (Frame frame : scene.frames()) {
      frames.add(Image.ofRgb(Frame.SIZE, Frame.SIZE, frame.rgb()));
    }
    return frames.size() == 1 ? frames.get(0) : Video.ofImages(frames);
  }
}
