package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.Content;
import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.chat.ChatMessages;
import ai.lynx.assembly.chat.ChatTemplates;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.huggingface.families.VisionLanguageFamily;
import ai.lynx.assembly.prompt.PictureChatEncoder;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conversations about pictures, held against what the processors of transformers 5.23.0 make of
 * them with the same chat templates, which are ours after the published ones (IDEFICS' processor
 * joins lists itself).
 */
class PictureConversationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static JsonNode resource(String name) throws IOException {
    try (InputStream content = PictureConversationsTest.class.getResourceAsStream(name)) {
      return JSON.readTree(content);
    }
  }

  private static RgbImage grey(int width, int height) {
    return new RgbImage(width, height, new byte[width * height * 3]);
  }

  private static Chat chat(JsonNode messages) {
    List<ChatMessage> all = new ArrayList<>();
    for (JsonNode message : messages) {
      List<Content> content = new ArrayList<>();
      for (JsonNode piece : message.get("content")) {
        if (piece.isTextual()) {
          content.add(Content.text(piece.asText()));
        } else {
          int width = piece.get(0).asInt();
          int height = piece.get(1).asInt();
          content.add(Content.of(Image.ofRgb(width, height, new byte[width * height * 3])));
        }
      }
      all.add(
          new ChatMessage(
              ChatMessage.Role.valueOf(message.get("role").asText().toUpperCase(Locale.ROOT)),
              content));
    }
    return new Chat(all);
  }

  private static List<PicturePieces> pieces(Chat chat, ImageTransform transform) {
    return ChatMessages.media(chat).stream()
        .map(media -> (Image.Pixels) ((Image) media).content())
        .map(pixels -> transform.pieces(grey(pixels.width(), pixels.height())))
        .toList();
  }

  private Tokenizer tokenizer(Assembly assembly, String begin) throws IOException {
    try (InputStream content =
        PictureConversationsTest.class.getResourceAsStream("byte-tokenizer.json")) {
      Files.write(folder.resolve("tokenizer.json"), content.readAllBytes());
    }
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        JSON.writeValueAsString(Map.of("bos_token", begin, "eos_token", "</s>")));
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get("huggingface")
        .create(Settings.of("test", Map.of("file", "tokenizer.json")), new FolderFiles(folder));
  }

  private static PromptDescription prompt(String family, JsonNode expected) {
    Set<String> additional = new HashSet<>();
    expected.path("additional").forEach(token -> additional.add(token.asText()));
    return VisionLanguageFamily.of(family.replace("-instruct", ""))
        .orElseThrow()
        .prompt(expected.get("begins").asBoolean(), additional);
  }

  @ParameterizedTest
  @ValueSource(strings = {"llava", "idefics3", "smolvlm", "mllama", "idefics", "idefics-instruct"})
  void areTheOriginalsIdsAndLooks(String family) throws IOException {
    JsonNode expected = resource("picture-conversations.json").get(family);
    PromptDescription prompt = prompt(family, expected);
    try (Assembly assembly = Assembly.create(LynxOptions.defaults());
        Tokenizer tokenizer = tokenizer(assembly, expected.get("bos").asText())) {
      ImageTransform transform =
          assembly
              .loader()
              .plugs()
              .imageTransforms()
              .get("hugging-face")
              .create(
                  Settings.of(
                      "test",
                      JSON.convertValue(
                          expected.get("processor"), new TypeReference<Map<String, Object>>() {})));
      int mark = tokenizer.encode(expected.get("mark").asText())[0];
      PictureChatEncoder encoder =
          new PictureChatEncoder(
              ChatTemplates.read(new FolderFiles(folder)).or(prompt.chatTemplate()),
              prompt.picture().orElseThrow(),
              tokenizer,
              prompt.beginOfSequence(),
              mark,
              expected.get("vectors").asInt());
      for (JsonNode one : expected.get("cases")) {
        Chat chat = chat(one.get("messages"));
        List<PicturePieces> pieces = pieces(chat, transform);
        int[] ids = encoder.encode(chat, pieces);
        assertThat(tokenizer.decode(ids, false))
            .isEqualTo(tokenizer.decode(JSON.convertValue(one.get("ids"), int[].class), false));
        assertThat(ids).isEqualTo(JSON.convertValue(one.get("ids"), int[].class));
        if (one.has("looks")) {
          assertLooks(one.get("looks"), ids, pieces, prompt, mark);
        }
      }
    }
  }

  /** How many parts of each picture each token sees. */
  private static void assertLooks(
      JsonNode expected,
      int[] ids,
      List<PicturePieces> pieces,
      PromptDescription prompt,
      int mark) {
    int room = 4;
    boolean[] open = new boolean[ids.length * pieces.size() * room];
    new PictureLooks(prompt.picture().orElseThrow().sight(), mark, room, 1)
        .write(new PicturedPrompt(ids, List.of(), pieces, ""), open, 0, 0);
    for (int token = 0; token < ids.length; token++) {
      for (int picture = 0; picture < pieces.size(); picture++) {
        int seen = 0;
        for (int part = 0; part < room; part++) {
          seen += open[(token * pieces.size() + picture) * room + part] ? 1 : 0;
        }
        assertThat(seen)
            .as("picture %d at token %d", picture, token)
            .isEqualTo(expected.get(token).get(picture).asInt());
      }
    }
  }

  private String encoded(Map<String, String> files, Chat chat) throws IOException {
    JsonNode llava = resource("picture-conversations.json").get("llava");
    PromptDescription prompt = prompt("llava", llava);
    try (Assembly assembly = Assembly.create(LynxOptions.defaults());
        Tokenizer tokenizer = tokenizer(assembly, "<s>")) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      PictureChatEncoder encoder =
          new PictureChatEncoder(
              ChatTemplates.read(new FolderFiles(folder)).or(Optional.of("family's own")),
              prompt.picture().orElseThrow(),
              tokenizer,
              true,
              tokenizer.encode("<image>")[0],
              2);
      List<PicturePieces> pieces =
          ChatMessages.media(chat).stream()
              .map(any -> new PicturePieces(TensorData.of(new float[1], 1, 1, 1, 1), 0, 0))
              .toList();
      return tokenizer.decode(encoder.encode(chat, pieces), false);
    }
  }

  private static Chat about() {
    return Chat.of(
        ChatMessage.user(
            Content.text("a"), Content.of(Image.ofRgb(1, 1, new byte[3])), Content.text("b")));
  }

  @Test
  void theFoldersOwnTemplateCountsFirst() throws IOException {
    String template =
        "{%% for part in messages[0].content %%}%s{%% endfor %%}"
            .formatted("[{{ '<image>' if part.type == 'image' else part.text }}]");
    assertThat(encoded(Map.of("chat_template.jinja", template), about()))
        .isEqualTo("<s>[a][<image><image>][b]");
    assertThat(encoded(Map.of(), Chat.of(ChatMessage.user("a")))).isEqualTo("<s>[a]");
  }

  @Test
  void aTemplateForTextGetsTheMarkInIt() throws IOException {
    assertThat(
            encoded(Map.of("chat_template.jinja", "{{ '<s>Q: ' + messages[0].content }}"), about()))
        .as("no second <s>")
        .isEqualTo("<s>Q: a<image><image>b");
    assertThat(encoded(Map.of("chat_template.jinja", "Q: {{ messages[0].content }}"), about()))
        .isEqualTo("<s>Q: a<image><image>b");
  }

  @Test
  void refuseATemplateThatLeavesAPictureOutAndMarksThatSomebodySaid() {
    assertThatThrownBy(() -> encoded(Map.of("chat_template.jinja", "nothing"), about()))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("0 pictures");
    assertThatThrownBy(() -> encoded(Map.of(), Chat.of(ChatMessage.user("is <image> one?"))))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("<image>");
  }
}
