package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.llm.backbones.special.SpecialToken;
import ai.lynx.llm.backbones.special.SpecialTokenFiles;
import ai.lynx.llm.backbones.special.SpecialTokens;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.spi.text.TokenizerProvider;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code tokenizer.model} and, from the same folder where they are there, {@code
 * tokenizer_config.json}, {@code special_tokens_map.json} and {@code added_tokens.json}.
 *
 * <p>Settings: {@code file} ("tokenizer.model"), the path of the model; {@code addPadding} (none),
 * the text of a padding token such as "[PAD]" that gets the next free id where the files name none;
 * {@code specialTokens} (true), whether the files beside it and LLaMA's own tokens count, or the
 * model stands alone, as sentencepiece itself reads it.
 */
public final class SentencePieceTokenizerProvider implements TokenizerProvider {
  private static final Map<String, SpecialToken> LLAMA_TOKENS =
      Map.of(
          "bos_token", new SpecialToken("<s>", false, false),
          "eos_token", new SpecialToken("</s>", false, false),
          "unk_token", new SpecialToken("<unk>", false, false));
  private static final Set<String> EXACT_ROLES =
      Set.of("bos_token", "eos_token", "unk_token", "pad_token");

  public SentencePieceTokenizerProvider() {}

  @Override
  public String name() {
    return "sentencepiece";
  }

  private record Chosen(String file, String addPadding, boolean specialTokens) {}

  @Override
  public Tokenizer create(Settings settings, ModelFiles files) {
    Chosen chosen =
        settings.parse(
            read ->
                new Chosen(
                    read.text("file", "tokenizer.model"),
                    read.text("addPadding", ""),
                    read.flag("specialTokens", true)));
    int size = Math.toIntExact(Math.min(files.size(chosen.file()), Integer.MAX_VALUE));
    ByteBuffer bytes = files.map(chosen.file(), 0, size);
    String where = chosen.file() + " in " + files.description();
    SentencePieceModel model = SentencePieceReader.read(where, bytes);
    SpecialTokens special =
        chosen.specialTokens()
            ? new SpecialTokenFiles(files, chosen.file()).read(LLAMA_TOKENS, EXACT_ROLES)
            : new SpecialTokens(Map.of(), List.of(), Map.of(), false);
    if (!chosen.addPadding().isEmpty()) {
      special = special.withPadding(new SpecialToken(chosen.addPadding(), true, true));
    }
    return new SentencePieceTokenizer(model, special);
  }
}
