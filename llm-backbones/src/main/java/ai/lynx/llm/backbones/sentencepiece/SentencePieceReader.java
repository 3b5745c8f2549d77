package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.error.CheckpointException;
import ai.lynx.llm.backbones.sentencepiece.ProtobufReader.MalformedException;
import ai.lynx.llm.backbones.sentencepiece.SentencePieceModel.Algorithm;
import ai.lynx.llm.backbones.sentencepiece.SentencePieceModel.Normalization;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tokenizer.model} files. Field numbers are those of sentencepiece_model.proto. */
final class SentencePieceReader {
  private static final String DEFAULT_UNKNOWN_SURFACE = " \u2047 ";

  private final List<Piece> pieces = new ArrayList<>();
  private Algorithm algorithm = Algorithm.UNIGRAM;
  private boolean byteFallback;
  private String unknownSurface = DEFAULT_UNKNOWN_SURFACE;
  private Normalization normalization = new Normalization(CharacterMap.IDENTITY, true, true, true);

  private SentencePieceReader() {}

  /**
   * @param name the file, for messages
   * @throws CheckpointException if the bytes are no model that can be used here
   */
  static SentencePieceModel read(String name, ByteBuffer bytes) {
    SentencePieceReader reader = new SentencePieceReader();
    try {
      reader.readModel(new ProtobufReader(bytes));
      return reader.model();
    } catch (MalformedException e) {
      throw new CheckpointException(
          "%s is no sentencepiece model, or a damaged one: %s. Get the file again."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private void readModel(ProtobufReader model) throws MalformedException {
    while (model.next()) {
      switch (model.field()) {
        case 1 -> pieces.add(readPiece(model.message()));
        case 2 -> readTrainerSpec(model.message());
        case 3 -> normalization = readNormalizerSpec(model.message());
        case 5 -> refuseDenormalizer(model.message());
        default -> model.skip();
      }
    }
  }

  private static Piece readPiece(ProtobufReader read) throws MalformedException {
    String text = "";
    float score = 0;
    Piece.Kind kind = Piece.Kind.NORMAL;
    while (read.next()) {
      switch (read.field()) {
        case 1 -> text = read.text();
        case 2 -> score = read.float32();
        case 3 -> kind = readKind(read.number());
        default -> read.skip();
      }
    }
    return new Piece(text, score, kind);
  }

  private static Piece.Kind readKind(long number) throws MalformedException {
    return switch ((int) number) {
      case 1 -> Piece.Kind.NORMAL;
      case 2 -> Piece.Kind.UNKNOWN;
      case 3 -> Piece.Kind.CONTROL;
      case 4 -> Piece.Kind.USER_DEFINED;
      case 5 -> Piece.Kind.UNUSED;
      case 6 -> Piece.Kind.BYTE;
      default -> throw new MalformedException("a piece of the unknown type " + number);
    };
  }

  private void readTrainerSpec(ProtobufReader read) throws MalformedException {
    while (read.next()) {
      switch (read.field()) {
        case 3 -> algorithm = readAlgorithm(read.number());
        case 24 ->
            refuse(read.flag(), "puts the space mark behind words (treat_whitespace_as_suffix)");
        case 35 -> byteFallback = read.flag();
        case 44 -> unknownSurface = read.text();
        default -> read.skip();
      }
    }
  }

  private static Algorithm readAlgorithm(long number) throws MalformedException {
    refuse(number == 3 || number == 4, "is of the type WORD or CHAR");
    return switch ((int) number) {
      case 1 -> Algorithm.UNIGRAM;
      case 2 -> Algorithm.BYTE_PAIR;
      default -> throw new MalformedException("a model of the unknown type " + number);
    };
  }

  private static Normalization readNormalizerSpec(ProtobufReader read) throws MalformedException {
    CharacterMap characters = CharacterMap.IDENTITY;
    boolean dummyPrefix = true;
    boolean removeExtraSpaces = true;
    boolean escapeSpaces = true;
    while (read.next()) {
      switch (read.field()) {
        case 2 -> characters = CharacterMap.read(read.content());
        case 3 -> dummyPrefix = read.flag();
        case 4 -> removeExtraSpaces = read.flag();
        case 5 -> escapeSpaces = read.flag();
        default -> read.skip();
      }
    }
    return new Normalization(characters, dummyPrefix, removeExtraSpaces, escapeSpaces);
  }

  private static void refuseDenormalizer(ProtobufReader read) throws MalformedException {
    while (read.next()) {
      if (read.field() == 2) {
        refuse(read.content().hasRemaining(), "has a denormalizer");
      } else {
        read.skip();
      }
    }
  }

  private static void refuse(boolean unsupported, String what) {
    if (unsupported) {
      throw new CheckpointException(
          "The sentencepiece model "
              + what
              + "; only UNIGRAM and BPE models without that are read.");
    }
  }

  private SentencePieceModel model() throws MalformedException {
    if (pieces.stream().filter(piece -> piece.kind() == Piece.Kind.UNKNOWN).count() != 1) {
      throw new MalformedException("there is not exactly one unknown piece");
    }
    if (byteFallback
        && pieces.stream().filter(piece -> piece.kind() == Piece.Kind.BYTE).count() != 256) {
      throw new MalformedException("byte fallback without 256 byte pieces");
    }
    return new SentencePieceModel(pieces, algorithm, byteFallback, unknownSurface, normalization);
  }
}
