package ai.lynx.llm.backbones.huggingface;

import ai.lynx.spi.text.AligningTokenizer;
import ai.lynx.spi.text.Encoding;
import ai.lynx.spi.text.StreamingDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A tokenizer that is described by a {@code tokenizer.json}. Ids it does not have stand for no text
 * when they are decoded, since models may have more rows than their tokenizer has ids.
 */
final class JsonTokenizer implements AligningTokenizer {
  private final NativeTokenizer tokenizer;

  /** The same, unless tokens are written in another way than they are looked for. */
  private final NativeTokenizer decoder;

  private final int size;
  private final Set<Integer> special;
  private final Roles roles;

  JsonTokenizer(
      NativeTokenizer tokenizer, NativeTokenizer decoder, TokenizerJson json, Roles roles) {
    this.tokenizer = tokenizer;
    this.decoder = decoder;
    this.roles = roles;
    size = json.size();
    special = Set.copyOf(json.special());
  }

  /** The ids of the tokens that begin and end a sequence and fill rows up. */
  record Roles(OptionalInt beginOfSequence, OptionalInt endOfSequence, OptionalInt padding) {}

  @Override
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text)).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public Encoding align(String text, Optional<String> second) {
    return tokenizer.align(text, second);
  }

  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    long[] shown =
        Arrays.stream(ids)
            .filter(id -> id >= 0 && !(skipSpecial && special.contains(id)))
            .asLongStream()
            .toArray();
    return decoder.decode(shown, false); // what is left out is left out already
  }

  @Override
  public StreamingDecoder stream() {
    return new WindowStream(decoder, special);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public OptionalInt beginOfSequence() {
    return roles.beginOfSequence();
  }

  @Override
  public OptionalInt endOfSequence() {
    return roles.endOfSequence();
  }

  @Override
  public OptionalInt padding() {
    return roles.padding();
  }

  @Override
  public void close() {
    tokenizer.close();
    decoder.close();
  }
}
