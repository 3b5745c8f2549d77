package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.spi.text.StreamingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TokenDecoder} makes of ids without special ones, handed out as soon as it is certain.
 * For one thread.
 */
final class TokenStream implements StreamingDecoder {
  private final SentencePieceModel model;
  private final Vocabulary vocabulary;
  private final AddedTokens tokens;
  private final @Nullable SpaceCleanup cleanup;
  private boolean begun;

  /** The section between two added tokens, if one is open. */
  private @Nullable PieceDecoder section;

  /**
   * @param cleanup what the text goes through, or null
   */
  TokenStream(
      SentencePieceModel model,
      Vocabulary vocabulary,
      AddedTokens tokens,
      @Nullable SpaceCleanup cleanup) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.cleanup = cleanup;
  }

  @Override
  public String next(int id) {
    if (!tokens.contains(id) || tokens.isSpecial(id)) {
      return "";
    }
    String text = tokens.isAdded(id) ? added(id) : piece(id);
    return cleanup == null ? text : cleanup.next(text);
  }

  private String added(int id) {
    return endSection() + separator() + tokens.text(id);
  }

  private String piece(int id) {
    if (section != null) {
      return section.next(id);
    }
    section = new PieceDecoder(model, vocabulary);
    return separator() + section.next(id);
  }

  private String endSection() {
    String rest = section == null ? "" : section.finish();
    section = null;
    return rest;
  }

  private String separator() {
    String separator = begun ? " " : "";
    begun = true;
    return separator;
  }

  @Override
  public String finish() {
    String rest = endSection();
    return cleanup == null ? rest : cleanup.next(rest) + cleanup.finish();
  }
}
