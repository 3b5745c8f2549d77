package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.error.ClosedException;
import ai.lynx.llm.backbones.special.SpecialToken;
import ai.lynx.llm.backbones.special.SpecialTokens;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A sentencepiece model with special tokens around it, as transformers 4.28.1's slow {@code
 * LlamaTokenizer} has it. Ids beyond the last stand for no text when they are decoded, since models
 * may have more rows than their tokenizer has ids. Safe for use by several threads.
 */
final class SentencePieceTokenizer implements Tokenizer {
  private final SentencePieceModel model;
  private final Vocabulary vocabulary;
  private final PieceEncoder encoder;
  private final AddedTokens tokens;
  private final TextSplitter splitter;
  private final TokenDecoder decoder;
  private final SpecialTokens special;
  private volatile boolean closed;

  SentencePieceTokenizer(SentencePieceModel model, SpecialTokens special) {
    this.model = model;
    this.special = special;
    vocabulary = new Vocabulary(model.pieces());
    encoder = new PieceEncoder(model, vocabulary);
    tokens = new AddedTokens(vocabulary, special);
    splitter = new TextSplitter(tokens.uncut());
    decoder = new TokenDecoder(model, vocabulary, tokens);
  }

  @Override
  public int[] encode(String text) {
    checkOpen();
    IntStream.Builder ids = IntStream.builder();
    for (String part : splitter.split(text)) {
      if (tokens.uncut().containsKey(part)) {
        ids.add(tokens.find(part).orElseThrow());
      } else {
        Arrays.stream(encoder.encode(part)).forEach(ids);
      }
    }
    return ids.build().toArray();
  }

  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    checkOpen();
    int[] shown =
        Arrays.stream(ids)
            .filter(id -> tokens.contains(id) && !(skipSpecial && tokens.isSpecial(id)))
            .toArray();
    String text = decoder.decode(shown);
    return special.cleansUpSpaces() ? SpaceCleanup.clean(text) : text;
  }

  @Override
  public StreamingDecoder stream() {
    checkOpen();
    return new TokenStream(
        model, vocabulary, tokens, special.cleansUpSpaces() ? new SpaceCleanup() : null);
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public OptionalInt beginOfSequence() {
    return idOf(special.beginOfSequence());
  }

  @Override
  public OptionalInt endOfSequence() {
    return idOf(special.endOfSequence());
  }

  @Override
  public OptionalInt padding() {
    return idOf(special.padding());
  }

  private OptionalInt idOf(Optional<SpecialToken> token) {
    return token.map(named -> tokens.find(named.text())).orElse(OptionalInt.empty());
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedException("The tokenizer is closed. Load the model again to use it.");
    }
  }
}
