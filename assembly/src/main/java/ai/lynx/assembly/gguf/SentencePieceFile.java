package ai.lynx.assembly.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/**
 * The {@code tokenizer.model} of a vocabulary of sentencepiece: a protocol buffer, with the field
 * numbers of sentencepiece_model.proto.
 */
final class SentencePieceFile {
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;
  private static final int PAIRS = 2;
  private static final int BYTES = 256;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private SentencePieceFile() {}

  static byte[] bytes(GgufKeys keys, GgufVocabulary vocabulary) {
    List<String> tokens = vocabulary.tokens();
    List<Float> scores = keys.floats("tokenizer.ggml.scores");
    if (scores.size() != tokens.size()) {
      throw keys.wrong("it has %d tokens, but the scores of %d", tokens.size(), scores.size());
    }
    SentencePieceFile model = new SentencePieceFile();
    for (int id = 0; id < tokens.size(); id++) {
      SentencePieceFile piece = new SentencePieceFile();
      piece.bytes(1, tokens.get(id).getBytes(StandardCharsets.UTF_8));
      piece.float32(2, scores.get(id));
      piece.number(3, vocabulary.kinds().get(id));
      model.bytes(1, piece.out.toByteArray());
    }
    SentencePieceFile trainer = new SentencePieceFile();
    trainer.number(3, PAIRS);
    boolean everyByte = Collections.frequency(vocabulary.kinds(), GgufVocabulary.BYTE) == BYTES;
    trainer.number(35, everyByte ? 1 : 0);
    model.bytes(2, trainer.out.toByteArray());
    SentencePieceFile normalizer = new SentencePieceFile();
    normalizer.number(3, keys.flag("tokenizer.ggml.add_space_prefix", true) ? 1 : 0);
    normalizer.number(4, keys.flag("tokenizer.ggml.remove_extra_whitespaces", false) ? 1 : 0);
    normalizer.number(5, 1); // spaces are written as ▁
    model.bytes(3, normalizer.out.toByteArray());
    return model.out.toByteArray();
  }

  private void bytes(int field, byte[] content) {
    varint(field << 3 | LENGTH_DELIMITED);
    varint(content.length);
    out.writeBytes(content);
  }

  private void float32(int field, float value) {
    varint(field << 3 | FOUR_BYTES);
    out.writeBytes(
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
  }

  private void number(int field, int value) {
    varint(field << 3);
    varint(value);
  }

  private void varint(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
