package ai.lynx.training;

import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.PictureReader;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Instruction tuning (arXiv 2307.02469, section 2.2): the answers to questions about pictures,
 * videos and texts, with cross entropy on the answers' tokens.
 *
 * <p>Questions with and without a picture of one step go through the model apart, because only the
 * former have a prefix; the loss is the mean over the learned tokens of both.
 */
public final class InstructionObjective implements Objective {
  private final AssembledModel model;
  private final List<LabelledQuestion> questions;
  private final ShuffledOrder order;
  private final Optional<PictureReader> pictures;
  private final PromptEncoder prompts;
  private final AnswerLoss answers;
  private final int endOfSequence;

  /**
   * @param questions what is learned
   * @param order which of them a step takes
   * @throws InvalidConfigurationException if the model has no end-of-sequence token, or the
   *     questions need weights that it has not
   */
  public InstructionObjective(
      AssembledModel model,
      Plugs<MediaDecoder> decoders,
      List<LabelledQuestion> questions,
      ShuffledOrder order) {
    this.model = model;
    this.questions = List.copyOf(questions);
    this.order = order;
    this.pictures = PictureReader.of(model, decoders);
    this.prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
    this.answers = new AnswerLoss(model.network(), 0);
    this.endOfSequence =
        model
            .tokenizer()
            .endOfSequence()
            .orElseThrow(() -> cannot("its tokenizer has no end-of-sequence token"));
    if (pictures.isEmpty()
        && questions.stream().anyMatch(question -> !question.pictures().isEmpty())) {
      throw cannot("it reads text only, but there are questions with pictures");
    }
    if (model.description().adapter().isEmpty()
        && questions.stream().anyMatch(question -> question.pictures().isEmpty())) {
      throw cannot("it has no adapter, so that questions without a picture train nothing");
    }
  }

  private InvalidConfigurationException cannot(String reason) {
    return new InvalidConfigurationException(
        model.location(), List.of("The model cannot be trained: " + reason));
  }

  /** Reports {@code loss} and {@code tokens}, the tokens that went through the language model. */
  @Override
  public Map<String, Double> compute(long step, TrainingScope scope, Backward backward) {
    List<Group> groups = groups(step);
    int learned = groups.stream().mapToInt(group -> group.batch().learned()).sum();
    double loss = 0;
    double tokens = 0;
    for (Group group : groups) {
      Tensor vision = see(scope, group);
      Tensor mean = answers.of(scope, vision, group.batch());
      double share = (double) group.batch().learned() / learned;
      loss += backward.of(share == 1 ? mean : scope.ops().scale(mean, share));
      tokens += group.batch().tokens().rows() * (double) rowLength(group, vision);
    }
    return Map.of("loss", loss, "tokens", tokens);
  }

  private static long rowLength(Group group, @Nullable Tensor vision) {
    return group.batch().tokens().tokens() + (vision == null ? 0 : vision.size(1).value());
  }

  /** Rows that go through the model together: pictures first, then videos; or texts alone. */
  private record Group(List<Image> images, List<Video> videos, AnswerBatch batch) {}

  private List<Group> groups(long step) {
    List<LabelledQuestion> aboutImages = new ArrayList<>();
    List<LabelledQuestion> aboutVideos = new ArrayList<>();
    List<LabelledQuestion> texts = new ArrayList<>();
    for (int index : order.at(step)) {
      LabelledQuestion question = questions.get(index);
      (question.pictures().isEmpty() ? texts : question.video() ? aboutVideos : aboutImages)
          .add(question);
    }
    List<Image> images = media(aboutImages, Image.class);
    List<Video> videos = media(aboutVideos, Video.class);
    List<Group> groups = new ArrayList<>();
    aboutImages.addAll(aboutVideos);
    if (!aboutImages.isEmpty()) {
      groups.add(new Group(images, videos, batch(aboutImages)));
    }
    if (!texts.isEmpty()) {
      groups.add(new Group(List.of(), List.of(), batch(texts)));
    }
    return groups;
  }

  private static <M extends Media> List<M> media(List<LabelledQuestion> questions, Class<M> kind) {
    return questions.stream().map(question -> kind.cast(question.media().orElseThrow())).toList();
  }

  private AnswerBatch batch(List<LabelledQuestion> rows) {
    Tokenizer tokenizer = model.tokenizer();
    return AnswerBatch.of(
        rows.stream().map(row -> prompts.encode(row.question())).toList(),
        rows.stream().map(row -> tokenizer.encode(row.answer())).toList(),
        endOfSequence,
        tokenizer.padding().orElse(0),
        model.description().prompt().padLeft());
  }

  /** What the bridge makes of a group's pictures and videos: (rows, latents, width). */
  private @Nullable Tensor see(Scope scope, Group group) {
    Ops ops = scope.ops();
    LynxNetwork network = model.network();
    List<Tensor> seen = new ArrayList<>();
    if (!group.images().isEmpty()) {
      Tensor pixels =
          scope.tensor(pictures.orElseThrow().images(group.images())); // (rows, 3, height, width)
      seen.add(network.connect(ops, network.encodeImages(ops, pixels)));
    }
    if (!group.videos().isEmpty()) {
      Tensor pixels =
          scope.tensor(pictures.orElseThrow().videos(group.videos())); // (rows, frames, 3, h, w)
      seen.add(network.connect(ops, network.encodeVideos(ops, pixels)));
    }
    return seen.isEmpty() ? null : seen.size() == 1 ? seen.get(0) : ops.concatenate(0, seen);
  }
}
