package ai.lynx.assembly.model;

import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** A conversation as a model reads it, from the beginning or from where it is known. */
interface ChatInput {
  /**
   * What stands at each position of the language model's sequence. Where two conversations have
   * equal numbers up to a position, they are read alike up to there, if their {@link #everywhere}
   * is equal too.
   *
   * @param number of each picture or video; 0 or more
   */
  long[] positions(ToIntFunction<Media> number);

  /** Its pictures and videos. */
  List<Media> media();

  /** Pictures and videos that every position may know of. */
  List<Media> everywhere();

  /**
   * What is said of it in an answer.
   *
   * @param reused how many positions were known
   */
  Looked.Row row(int reused);

  /**
   * Looks at those of its pictures that are new.
   *
   * @param scope where it is computed; open until it is read
   * @param known how many positions of its beginning were read before, less than all
   * @return reads it on from what was read before, of so many positions, which it takes over; the
   *     caller closes what it gives
   */
  Function<ReadBefore, PromptDecoding> look(Scope scope, int known);

  /** The number of the position of a picture's vector, which no token has. */
  static long ofPicture(int picture, int vector) {
    return -1 - (((long) picture << 32) + vector);
  }
}
