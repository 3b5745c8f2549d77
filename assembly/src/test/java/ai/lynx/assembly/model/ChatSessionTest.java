package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.ChatSession;
import ai.lynx.Content;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.Sight;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.error.ClosedException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations through the public API, with reference checkpoints and a tokenizer of one word for
 * each id beside them, so that answers are read again as they were said.
 */
class ChatSessionTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"));
  private static final GenerationOptions GREEDY =
      GenerationOptions.builder().maxNewTokens(6).build();

  /** Milliseconds. */
  private static final int SLOW = 150;

  @TempDir private Path folder;

  /** A case's model, whose words are w0, w1 and so on, with some of them called otherwise. */
  private LynxModel model(Lynx lynx, String name, int words, List<String> special, String processor)
      throws IOException {
    write(name, words, special, processor);
    return lynx.load(ModelLocation.folder(folder));
  }

  private void write(String name, int words, List<String> special, String processor)
      throws IOException {
    Path from = CASES.resolve(name);
    assumeTrue(Files.isDirectory(from), "There is no reference case at " + from);
    for (String file : List.of("config.json", "model.safetensors")) {
      Files.copy(from.resolve(file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": 2}");
    String vocabulary =
        IntStream.range(0, words)
            .mapToObj(id -> "\"w%d\": %d".formatted(id, id))
            .collect(Collectors.joining(","));
    String tokens =
        special.stream()
            .map(
                token ->
                    "{\"id\": %s, \"content\": \"%s\", \"special\": true, \"single_word\": false, \"lstrip\": false, \"rstrip\": false, \"normalized\": false}"
                        .formatted((Object[]) token.split("=")))
            .collect(Collectors.joining(","));
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"version": "1.0", "truncation": null, "padding": null, "normalizer": null,
         "added_tokens": [%s], "pre_tokenizer": {"type": "WhitespaceSplit"},
         "post_processor": null, "decoder": null,
         "model": {"type": "WordLevel", "unk_token": "w0", "vocab": {%s}}}"""
            .formatted(tokens, vocabulary));
    Files.writeString(
        folder.resolve("tokenizer_config.json"), "{\"bos_token\": \"w1\", \"eos_token\": \"w2\"}");
    if (!processor.isEmpty()) {
      Files.writeString(folder.resolve("preprocessor_config.json"), processor);
    }
  }

  private void template(String place) throws IOException {
    Files.writeString(
        folder.resolve("chat_template.jinja"),
        """
        {%%- for message in messages %%}
          {{- 'w5 ' if message.role == 'user' else 'w6 ' }}
          {%%- if message.content is string %%}{{ message.content + ' ' }}{%% else %%}
            {%%- for part in message.content %%}
              {{- (part.text if part.type == 'text' else '%s') + ' ' }}
            {%%- endfor %%}
          {%%- endif %%}
        {%%- endfor %%}
        {{- 'w6' if add_generation_prompt }}"""
            .formatted(place));
  }

  private static Image picture(int seed, int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    new Random(seed).nextBytes(pixels);
    return Image.ofRgb(width, height, pixels);
  }

  /** What a session says is what the model says that reads everything. */
  private static Answer same(LynxModel model, ChatSession session, Chat chat) {
    return same(model, session, chat, GREEDY);
  }

  private static Answer same(
      LynxModel model, ChatSession session, Chat chat, GenerationOptions options) {
    Answer whole = model.generate(chat, options);
    Answer answer = session.generate(chat, options);
    assertThat(whole.usage().reused()).isZero();
    assertThat(answer.usage().vision()).isEqualTo(whole.usage().vision());
    assertThat(answer.usage().prompt()).isEqualTo(whole.usage().prompt());
    assertThat(answer.hypotheses()).hasSameSizeAs(whole.hypotheses());
    for (int i = 0; i < whole.hypotheses().size(); i++) {
      assertThat(answer.hypotheses().get(i).tokens()).isEqualTo(whole.hypotheses().get(i).tokens());
      assertThat(answer.hypotheses().get(i).score())
          .isCloseTo(whole.hypotheses().get(i).score(), within(1e-3));
    }
    return answer;
  }

  @Test
  void readsOnlyWhatIsNew() throws IOException {
    template("");
    try (Lynx lynx = Lynx.create();
        LynxModel model = model(lynx, "llm/llama-gqa-tied", 317, List.of(), "");
        ChatSession session = model.openChat()) {
      assertThat(model.chats()).isTrue();
      assertThat(model.sight()).isEqualTo(Sight.NONE);
      Chat first = Chat.of(ChatMessage.user("w10 w11 w12"));
      Answer one = same(model, session, first);
      assertThat(one.usage().prompt()).as("w5, three words, w6").isEqualTo(5);
      assertThat(one.usage().reused()).isZero();

      Chat second = first.answered(one).asked("w13 w14");
      Answer two = same(model, session, second);
      assertThat(two.usage().reused())
          .as("the prompt and what was said, but for the last token, which was never read")
          .isEqualTo(5 + one.tokens().size() - 1);

      Answer again = same(model, session, second);
      assertThat(again.usage().reused())
          .as("one token is always read")
          .isEqualTo(two.usage().prompt() - 1);

      Chat changed = Chat.of(ChatMessage.user("w10 w11 w20")).answered(one).asked("w13 w14");
      assertThat(same(model, session, changed).usage().reused()).as("w5 w10 w11").isEqualTo(3);

      Chat other = Chat.of(ChatMessage.system("w30"), ChatMessage.user("w31"));
      assertThat(same(model, session, other).usage().reused()).isZero();
    }
  }

  @Test
  void goesOnFromBeamsAndFromWhatWasDrawn() throws IOException {
    template("");
    GenerationOptions beams =
        GenerationOptions.builder().maxNewTokens(6).beams(3).returnedHypotheses(2).build();
    GenerationOptions drawn =
        GenerationOptions.builder()
            .maxNewTokens(6)
            .sample(true)
            .seed(7)
            .returnedHypotheses(2)
            .build();
    try (Lynx lynx = Lynx.create();
        LynxModel model = model(lynx, "llm/llama-gqa-tied", 317, List.of(), "");
        ChatSession session = model.openChat()) {
      for (GenerationOptions options : List.of(beams, drawn, beams)) {
        Chat chat = Chat.of(ChatMessage.user("w10 w11 w12"));
        Answer one = same(model, session, chat, options);
        Answer two = same(model, session, chat.answered(one).asked("w13"), options);
        assertThat(two.usage().reused()).isGreaterThanOrEqualTo(5);
      }
    }
  }

  @Test
  void keepsNothingHalfReadAndSaysThatItIsClosed() throws IOException {
    template("");
    try (Lynx lynx = Lynx.create();
        LynxModel model = model(lynx, "llm/llama-gqa-tied", 317, List.of(), "")) {
      Chat chat = Chat.of(ChatMessage.user("w10 w11 w12"));
      ChatSession session = model.openChat();
      session.generate(chat, GREEDY);
      assertThatThrownBy(
              () ->
                  session.generate(
                      chat,
                      GREEDY,
                      token -> {
                        throw new IllegalStateException("the host's own");
                      },
                      new Cancellation()))
          .hasMessage("the host's own");
      assertThat(same(model, session, chat).usage().reused()).isZero();
      assertThatThrownBy(
              () -> session.generate(Chat.of(ChatMessage.user(picture(1, 9, 9), "w3")), GREEDY))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("reads text only");
      session.close();
      session.close();
      assertThatThrownBy(() -> session.generate(chat, GREEDY)).isInstanceOf(ClosedException.class);
      ChatSession forgotten = model.openChat();
      forgotten.generate(chat, GREEDY);
      model.close();
      assertThatThrownBy(() -> forgotten.generate(chat, GREEDY))
          .isInstanceOf(ClosedException.class);
      forgotten.close();
    }
  }

  /** Counts the scopes that are open, each of which owns native memory. */
  private record Counting(Engine engine, AtomicInteger scopes) implements Engine {
    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public String description() {
      return engine.description();
    }

    @Override
    public Scope open() {
      Scope scope = engine.open();
      scopes.incrementAndGet();
      return (Scope)
          Proxy.newProxyInstance(
              Scope.class.getClassLoader(),
              new Class<?>[] {Scope.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  scopes.decrementAndGet();
                }
                try {
                  return method.invoke(scope, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Optional<Autograd> autograd() {
      return engine.autograd();
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @Test
  void freesWhatItRemembered() throws IOException {
    template("");
    write("llm/llama-gqa-tied", 317, List.of(), "");
    try (Assembly assembly = Assembly.create(LynxOptions.defaults())) {
      Counting engine = new Counting(assembly.engine(), new AtomicInteger());
      ReferenceModel model =
          new ReferenceModel(engine, load(assembly, engine), assembly.decoders());
      int loaded = engine.scopes().get();
      ChatSession session = model.openChat();
      Chat chat = Chat.of(ChatMessage.user("w10 w11 w12"));
      Answer one = session.generate(chat, GREEDY);
      int remembering = engine.scopes().get();
      session.generate(chat.answered(one).asked("w13"), GREEDY);
      session.generate(Chat.of(ChatMessage.user("w20")), GenerationOptions.beams(3));
      assertThat(engine.scopes().get())
          .as("however many turns there were")
          .isEqualTo(remembering)
          .isGreaterThan(loaded);
      session.close();
      assertThat(engine.scopes().get()).isEqualTo(loaded);
      ChatSession closing = model.openChat();
      Answer last = closing.generate(chat, GREEDY, token -> closing.close(), new Cancellation());
      assertThat(last.tokens()).as("closed by its own listener").isEqualTo(one.tokens());
      assertThat(engine.scopes().get()).isEqualTo(loaded);
      assertThatThrownBy(() -> closing.generate(chat, GREEDY)).isInstanceOf(ClosedException.class);
      model.openChat().generate(chat, GREEDY);
      model.close();
      assertThat(engine.scopes().get()).as("closing the model closes its sessions").isZero();
    }
  }

  /** Pictures in the text: those that are known are not looked at again. */
  @Test
  void llavaReadsPicturesAtTheirPlaces() throws IOException {
    template("<image>");
    try (Lynx lynx = Lynx.create();
        LynxModel model =
            model(
                lynx,
                "vlm/llava",
                260,
                List.of("260=<image>"),
                "{\"image_processor_type\": \"BlipImageProcessor\", \"size\": {\"height\": 28, \"width\": 28}}");
        ChatSession session = model.openChat()) {
      assertThat(model.sight()).isEqualTo(Sight.MANY);
      converse(model, session, 16, true);
      Answer some =
          model.generate(Prompt.of(List.of(picture(1, 40, 30), picture(2, 30, 40)), "w10"), GREEDY);
      assertThat(some.usage().vision()).isEqualTo(32);
      assertThatThrownBy(
              () ->
                  model.generate(
                      Prompt.of(Video.ofImages(List.of(picture(1, 9, 9))), "w10"), GREEDY))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("not videos");
    }
  }

  /** Pictures beside the text: another picture makes all be read again. */
  @Test
  void ideficsLooksAgainWhenAnotherPictureIsShown() throws IOException {
    template("<image>");
    try (Lynx lynx = Lynx.create();
        LynxModel model =
            model(
                lynx,
                "vlm/idefics",
                257,
                List.of("257=<fake_token_around_image>", "258=<image>"),
                "{\"image_processor_type\": \"IdeficsImageProcessor\", \"image_size\": 28}");
        ChatSession session = model.openChat()) {
      converse(model, session, 5, false);
      batches(model);
    }
  }

  /** Said to stand nowhere in the text, a picture is looked at from between the layers alone. */
  @Test
  void countsWhatAGatedFusionSeesBesideAPlainText() throws IOException {
    template("<image>");
    write(
        "vlm/idefics",
        257,
        List.of("257=<fake_token_around_image>", "258=<image>"),
        "{\"image_processor_type\": \"IdeficsImageProcessor\", \"image_size\": 28}");
    try (Assembly assembly = Assembly.create(LynxOptions.defaults());
        ReferenceModel model =
            new ReferenceModel(
                assembly.engine(),
                withPlainText(load(assembly, assembly.engine())),
                assembly.decoders());
        ChatSession session = model.openChat()) {
      Chat first = Chat.of(ChatMessage.user(picture(1, 60, 20), "w10 w11"));
      Answer one = same(model, session, first);
      assertThat(one.usage().vision()).isEqualTo(5);
      assertThat(same(model, session, first.answered(one).asked("w12")).usage().reused())
          .isGreaterThan(3);
    }
  }

  private AssembledModel load(Assembly assembly, Engine engine) {
    return assembly
        .loader()
        .load(
            new FolderFiles(folder),
            engine,
            new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty()));
  }

  /** Preparing a picture and encoding it count as vision, however the model is asked. */
  @Test
  void timesPreparingAndEncodingAsVision() throws IOException {
    template("<image>");
    write(
        "vlm/llava",
        260,
        List.of("260=<image>"),
        "{\"image_processor_type\": \"BlipImageProcessor\", \"size\": {\"height\": 28, \"width\": 28}}");
    try (Assembly assembly = Assembly.create(LynxOptions.defaults());
        ReferenceModel model =
            new ReferenceModel(
                assembly.engine(),
                withSlowEncoder(load(assembly, assembly.engine())),
                Plugs.of("media decoder", List.of(new SlowDecoder())));
        ChatSession session = model.openChat()) {
      Image picture = Image.of(new byte[] {1});
      Chat chat = Chat.of(ChatMessage.user(picture, "w10"));
      for (Answer answer :
          List.of(
              model.generate(Prompt.of(picture, "w10"), GREEDY),
              model.generate(chat, GREEDY),
              session.generate(chat, GREEDY))) {
        assertThat(answer.timings().vision()).isGreaterThanOrEqualTo(2 * SLOW * 1e-3);
      }
    }
  }

  private static void dawdle() {
    try {
      Thread.sleep(SLOW);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decodes whatever it is given to a small black picture. */
  private static final class SlowDecoder implements MediaDecoder {
    @Override
    public String name() {
      return "slow";
    }

    @Override
    public boolean recognises(byte[] encoded) {
      return true;
    }

    @Override
    public RgbImage decode(byte[] encoded, String name) {
      dawdle();
      return new RgbImage(9, 9, new byte[9 * 9 * 3]);
    }
  }

  private static AssembledModel withSlowEncoder(AssembledModel model) {
    LynxNetwork network = model.network();
    VisionPart sight = network.sight();
    VisionEncoder encoder = sight.encoder();
    VisionEncoder slow =
        (VisionEncoder)
            Proxy.newProxyInstance(
                VisionEncoder.class.getClassLoader(),
                new Class<?>[] {VisionEncoder.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("encode")) {
                    dawdle();
                  }
                  return method.invoke(encoder, arguments);
                });
    VisionPart seeing =
        new VisionPart(slow, sight.framePositions(), sight.bridge(), sight.fusion(), sight.mark());
    return with(
        model,
        model.description(),
        new LynxNetwork(
            Optional.of(seeing), network.languageModel(), network.adapters(), network.compute()));
  }

  private static AssembledModel withPlainText(AssembledModel model) {
    ModelDescription seeing = model.description();
    ModelDescription plain =
        new ModelDescription(
            seeing.name(),
            seeing.vision(),
            seeing.adapter(),
            seeing.languageModel(),
            seeing.tokenizer(),
            PromptDescription.plain(false),
            seeing.generation(),
            seeing.weights());
    return with(model, plain, model.network());
  }

  private static AssembledModel with(
      AssembledModel model, ModelDescription description, LynxNetwork network) {
    return new AssembledModel(
        description,
        model.location(),
        network,
        model.transform(),
        model.tokenizer(),
        model.questionTokenizer(),
        model.chatTemplates(),
        model.parameters(),
        model.unused(),
        model.memory(),
        model.graphs());
  }

  @Test
  void llamaVisionLooksAgainWhenAnotherPictureIsShown() throws IOException {
    template("<|image|>");
    try (Lynx lynx = Lynx.create();
        LynxModel model =
            model(
                lynx,
                "vlm/mllama",
                254,
                List.of("254=<|image|>"),
                "{\"image_processor_type\": \"MllamaImageProcessor\", \"max_image_tiles\": 2, \"size\": {\"height\": 14, \"width\": 14}}");
        ChatSession session = model.openChat()) {
      converse(model, session, 10, false);
      batches(model);
    }
  }

  /**
   * @param vectors of a wide picture
   * @param inText whether they stand in the text, so that what was before them is known whatever is
   *     shown later
   */
  private static void converse(LynxModel model, ChatSession session, int vectors, boolean inText) {
    Image wide = picture(1, 60, 20);
    Image other = picture(2, 20, 10);
    Chat first =
        Chat.of(ChatMessage.user(Content.text("w10"), Content.of(wide), Content.text("w11")));
    Answer one = same(model, session, first);
    assertThat(one.usage().vision()).isEqualTo(vectors);
    Chat second = first.answered(one).asked("w12 w13");
    Answer two = same(model, session, second);
    assertThat(two.usage().vision()).isEqualTo(vectors);
    assertThat(two.usage().reused()).as("all that was read").isGreaterThan(5);
    Chat third = second.answered(two).asked(other, "w14");
    Answer three = same(model, session, third);
    assertThat(three.usage().reused() > 0).as("if pictures are in the text").isEqualTo(inText);
    assertThat(same(model, session, third.answered(three).asked("w15")).usage().reused())
        .isGreaterThan(two.usage().reused());
    Chat exchanged =
        Chat.of(ChatMessage.user(Content.text("w10"), Content.of(other), Content.text("w11")));
    assertThat(same(model, session, exchanged).usage().reused())
        .as("the words before the picture, if it is in the text")
        .isEqualTo(inText ? 2 : 0);
    assertThat(session.generate(exchanged, GREEDY).hypotheses().get(0).score())
        .as("what the picture shows counts")
        .isNotCloseTo(one.hypotheses().get(0).score(), within(1e-5));
  }

  /** Prompts of differing numbers of pictures do not see each other's. */
  private static void batches(LynxModel model) {
    List<Prompt> prompts =
        List.of(
            Prompt.of(List.of(picture(1, 60, 20), picture(2, 20, 10)), "w10 w11"),
            Prompt.text("w12"),
            Prompt.of(picture(3, 20, 10), "w13"),
            Prompt.of(
                Content.of(picture(4, 20, 10)),
                Content.text("w14"),
                Content.of(picture(5, 60, 20))));
    List<Answer> together = model.generate(prompts, GREEDY);
    for (int i = 0; i < prompts.size(); i++) {
      Answer alone = model.generate(prompts.get(i), GREEDY);
      assertThat(together.get(i).tokens()).as("prompt %d", i).isEqualTo(alone.tokens());
    }
  }
}
