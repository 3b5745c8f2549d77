package ai.lynx.llm.backbones.huggingface;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.llm.backbones.huggingface.JsonTokenizer.Roles;
import ai.lynx.llm.backbones.special.SpecialToken;
import ai.lynx.llm.backbones.special.SpecialTokenFiles;
import ai.lynx.llm.backbones.special.SpecialTokens;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.spi.text.TokenizerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code tokenizer.json} and, from the same folder where they are there, {@code
 * tokenizer_config.json} and {@code special_tokens_map.json}, which name the tokens that begin and
 * end a sequence and fill rows up.
 *
 * <p>Settings: {@code file} ("tokenizer.json"); {@code beginOfSequence}, {@code endOfSequence} and
 * {@code padding}, the texts of tokens, which win over those files; {@code addPadding}, the text of
 * a padding token such as "[PAD]" that gets the next free id where none is named.
 */
public final class HuggingFaceTokenizerProvider implements TokenizerProvider {
  public HuggingFaceTokenizerProvider() {}

  @Override
  public String name() {
    return "huggingface";
  }

  private record Chosen(
      String file,
      String beginOfSequence,
      String endOfSequence,
      String padding,
      String addPadding) {
    static Chosen read(Settings settings) {
      return settings.parse(
          read ->
              new Chosen(
                  read.text("file", "tokenizer.json"),
                  read.text("beginOfSequence", ""),
                  read.text("endOfSequence", ""),
                  read.text("padding", ""),
                  read.text("addPadding", "")));
    }
  }

  @Override
  public Tokenizer create(Settings settings, ModelFiles files) {
    Chosen chosen = Chosen.read(settings);
    String name = chosen.file() + " in " + files.description();
    String text = read(files, chosen.file(), name);
    TokenizerJson json = TokenizerJson.parse(name, text);
    SpecialTokens named = new SpecialTokenFiles(files, chosen.file()).read(Map.of(), Set.of());
    OptionalInt padding = role("padding", chosen.padding(), named.padding(), json, settings);
    if (padding.isEmpty() && !chosen.addPadding().isEmpty()) {
      if (json.id(chosen.addPadding()).isEmpty()) {
        json = json.withSpecialToken(chosen.addPadding());
        text = json.toString();
      }
      padding = json.id(chosen.addPadding());
    }
    Roles roles =
        new Roles(
            role(
                "beginOfSequence",
                chosen.beginOfSequence(),
                named.beginOfSequence(),
                json,
                settings),
            role("endOfSequence", chosen.endOfSequence(), named.endOfSequence(), json, settings),
            padding);
    return new JsonTokenizer(NativeTokenizer.of(name, text), json, roles);
  }

  /** The id of a token: the one in the settings, else the one in the files beside the tokenizer. */
  private static OptionalInt role(
      String key,
      String chosen,
      Optional<SpecialToken> named,
      TokenizerJson json,
      Settings settings) {
    if (chosen.isEmpty()) {
      return named.map(token -> json.id(token.text())).orElse(OptionalInt.empty());
    }
    OptionalInt id = json.id(chosen);
    if (id.isEmpty()) {
      throw new InvalidConfigurationException(
          settings.source(), List.of(key + " is \"" + chosen + "\", which is no token"));
    }
    return id;
  }

  private static String read(ModelFiles files, String file, String name) {
    try (InputStream content = files.open(file)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CheckpointException(name + " cannot be read: " + e.getMessage(), e);
    }
  }
}
