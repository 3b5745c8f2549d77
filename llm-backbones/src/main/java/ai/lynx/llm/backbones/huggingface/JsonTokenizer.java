package ai.lynx.llm.backbones.huggingface;

import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A tokenizer that is described by a {@code tokenizer.json}. Ids it does not have stand for no text
 * when they are decoded, since models may have more rows than their tokenizer has ids.
 */
final class JsonTokenizer implements Tokenizer {
  private final NativeTokenizer tokenizer;
  private final int size;
  private final Set<Integer> special;
  private final Set<Integer> bytes;
  private final Roles roles;

  JsonTokenizer(NativeTokenizer tokenizer, TokenizerJson json, Roles roles) {
    this.tokenizer = tokenizer;
    this.roles = roles;
    size = json.size();
    special = Set.copyOf(json.special());
    bytes = Set.copyOf(json.bytes());
  }

  /** The ids of the tokens that begin and end a sequence and fill rows up. */
  record Roles(OptionalInt beginOfSequence, OptionalInt endOfSequence, OptionalInt padding) {}

  @Override
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text)).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    long[] shown =
        Arrays.stream(ids)
            .filter(id -> id >= 0 && !(skipSpecial && special.contains(id)))
            .asLongStream()
            .toArray();
    return tokenizer.decode(shown, skipSpecial);
  }

  @Override
  public StreamingDecoder stream() {
    return new WindowStream(tokenizer, special, bytes);
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
  }
}
