package ai.lynx.llm.backbones.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Text without special tokens to ids: sentencepiece's {@code EncodeAsIds}. Immutable; safe for use
 * by several threads.
 */
final class PieceEncoder {
  private final Vocabulary vocabulary;
  private final Normalizer normalizer;
  private final Segmenter segmenter;
  private final boolean byteFallback;

  PieceEncoder(SentencePieceModel model, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    PrefixMatcher userDefined = new PrefixMatcher(vocabulary.userDefined());
    normalizer = new Normalizer(model.normalization(), userDefined);
    segmenter =
        switch (model.algorithm()) {
          case BYTE_PAIR -> new BytePairSegmenter(vocabulary.segments(), userDefined);
          case UNIGRAM -> new UnigramSegmenter(vocabulary.segments());
        };
    byteFallback = model.byteFallback();
  }

  int[] encode(String text) {
    IntStream.Builder ids = IntStream.builder();
    boolean afterUnknown = false;
    for (String part : segmenter.segment(normalizer.normalize(text))) {
      OptionalInt id = vocabulary.find(part);
      boolean known = id.isPresent() && id.getAsInt() != vocabulary.unknown();
      if (known) {
        ids.add(id.getAsInt());
      } else if (byteFallback) {
        for (byte next : part.getBytes(StandardCharsets.UTF_8)) {
          ids.add(vocabulary.byteId(next));
        }
      } else if (!afterUnknown) { // a run of unknown parts is one unknown piece
        ids.add(vocabulary.unknown());
      }
      afterUnknown = !known;
    }
    return ids.build().toArray();
  }
}
