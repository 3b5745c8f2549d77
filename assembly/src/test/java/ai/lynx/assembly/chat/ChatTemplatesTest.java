package ai.lynx.assembly.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.checkpoint.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTemplatesTest {
  private static final Chat CHAT = Chat.of(ChatMessage.user("Hi."));

  @TempDir private Path folder;

  private ChatTemplates read(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return ChatTemplates.read(new FolderFiles(folder));
  }

  @Test
  void areReadFromTheConfigurationWithItsTokens() throws IOException {
    ChatTemplates templates =
        read(
            Map.of(
                "tokenizer_config.json",
                """
                {"bos_token": {"content": "<s>"}, "eos_token": "</s>", "pad_token": null,
                 "chat_template": "{{ bos_token }}{{ messages[0].content }}{{ eos_token }}"}"""));
    assertThat(templates.render(CHAT)).isEqualTo("<s>Hi.</s>");
  }

  @Test
  void areReadByName() throws IOException {
    ChatTemplates templates =
        read(
            Map.of(
                "tokenizer_config.json",
                """
                {"chat_template": [{"name": "tool_use", "template": "tools"},
                                   {"name": "default", "template": "plain"}]}"""));
    assertThat(templates.render(CHAT)).isEqualTo("plain");
  }

  @Test
  void aFileOfItsOwnCountsFirst() throws IOException {
    ChatTemplates templates =
        read(
            Map.of(
                "tokenizer_config.json", "{\"chat_template\": \"config\"}",
                "chat_template.json", "{\"chat_template\": \"old\"}",
                "chat_template.jinja", "own\n"));
    assertThat(templates.render(CHAT)).isEqualTo("own");
  }

  @Test
  void sayWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> read(Map.of()).render(CHAT))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("no chat template");
    assertThatThrownBy(
            () -> read(Map.of("chat_template.jinja", "{{ raise_exception('No.') }}")).render(CHAT))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("No.");
    assertThatThrownBy(() -> read(Map.of("chat_template.jinja", "{% if %}")).render(CHAT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> read(Map.of("chat_template.jinja", "x")).render(Chat.of()))
        .isInstanceOf(InvalidPromptException.class)
        .hasMessageContaining("empty");
  }
}
