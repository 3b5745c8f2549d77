package ai.lynx.llm.backbones.huggingface;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.llm.backbones.huggingface.JsonTokenizer.Roles;
import ai.lynx.llm.backbones.special.SpecialToken;
import ai.lynx.llm.backbones.special.SpecialTokenFiles;
import ai.lynx.llm.backbones.special.SpecialTokens;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
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
 * a padding token such as "[PAD]" that gets the next free id where none is named; {@code
 * prefixSpace}, whether a space is put in front of a text; {@code addBeginOfSequence} and {@code
 * addEndOfSequence}, whether those tokens are put around an aligned text, as transformers' LLaMA
 * tokenizers do. The last three are as the file has them where they are not set.
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
      String addPadding,
      Optional<Boolean> prefixSpace,
      Optional<Boolean> addBeginOfSequence,
      Optional<Boolean> addEndOfSequence) {
    static Chosen read(Settings settings) {
      return settings.parse(
          read ->
              new Chosen(
                  read.text("file", "tokenizer.json"),
                  read.text("beginOfSequence", ""),
                  read.text("endOfSequence", ""),
                  read.text("padding", ""),
                  read.text("addPadding", ""),
                  flag(read, "prefixSpace"),
                  flag(read, "addBeginOfSequence"),
                  flag(read, "addEndOfSequence")));
    }

    private static Optional<Boolean> flag(SettingsReader read, String key) {
      return read.has(key) ? Optional.of(read.flag(key, false)) : Optional.empty();
    }
  }

  @Override
  public Tokenizer create(Settings settings, ModelFiles files) {
    Chosen chosen = Chosen.read(settings);
    String name = chosen.file() + " in " + files.description();
    String text = read(files, chosen.file(), name);
    SpecialTokens named = new SpecialTokenFiles(files, chosen.file()).read(Map.of(), Set.of());
    TokenizerJson json = changed(TokenizerJson.parse(name, text), chosen, named, settings);
    OptionalInt padding = role("padding", chosen.padding(), named.padding(), json, settings);
    if (padding.isEmpty() && !chosen.addPadding().isEmpty()) {
      if (json.id(chosen.addPadding()).isEmpty()) {
        json = json.withSpecialToken(chosen.addPadding());
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
    return open(name, json, roles);
  }

  /** The file with what the settings want otherwise. */
  private static TokenizerJson changed(
      TokenizerJson json, Chosen chosen, SpecialTokens named, Settings settings) {
    TokenizerJson changed =
        chosen.prefixSpace().isPresent() ? json.withPrefixSpace(chosen.prefixSpace().get()) : json;
    if (chosen.addBeginOfSequence().isEmpty() && chosen.addEndOfSequence().isEmpty()) {
      return changed;
    }
    Optional<String> begin =
        chosen.addBeginOfSequence().orElse(false)
            ? text("beginOfSequence", chosen.beginOfSequence(), named.beginOfSequence(), settings)
            : Optional.empty();
    Optional<String> end =
        chosen.addEndOfSequence().orElse(false)
            ? text("endOfSequence", chosen.endOfSequence(), named.endOfSequence(), settings)
            : Optional.empty();
    begin.ifPresent(token -> role("beginOfSequence", token, Optional.empty(), json, settings));
    end.ifPresent(token -> role("endOfSequence", token, Optional.empty(), json, settings));
    return changed.withEnds(begin, end);
  }

  private static Optional<String> text(
      String key, String chosen, Optional<SpecialToken> named, Settings settings) {
    if (chosen.isEmpty() && named.isEmpty()) {
      throw new InvalidConfigurationException(
          settings.source(), List.of(key + " is to be added, but no file names such a token"));
    }
    return Optional.of(chosen.isEmpty() ? named.get().text() : chosen);
  }

  /** With two native tokenizers only where decoding needs another. */
  private static JsonTokenizer open(String name, TokenizerJson json, Roles roles) {
    NativeTokenizer tokenizer = NativeTokenizer.of(name, json.toString());
    TokenizerJson written = json.forDecoding();
    try {
      NativeTokenizer decoder =
          written == json ? tokenizer : NativeTokenizer.of(name, written.toString());
      return new JsonTokenizer(tokenizer, decoder, json, roles);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
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
