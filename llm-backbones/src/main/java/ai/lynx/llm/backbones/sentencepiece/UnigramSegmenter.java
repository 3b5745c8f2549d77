package ai.lynx.llm.backbones.sentencepiece;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The likeliest segmentation under a unigram language model (arXiv 1804.10959), found with the
 * Viterbi algorithm as sentencepiece does it ({@code unigram_model.cc}, EncodeOptimized).
 */
final class UnigramSegmenter implements Segmenter {
  private static final float UNKNOWN_PENALTY = 10;

  private final Map<String, Piece> pieces;
  private final int longest;
  private final float highestScore;
  private final float unknownScore;

  /**
   * @param pieces what text can become, by text
   */
  UnigramSegmenter(Map<String, Piece> pieces) {
    this.pieces = pieces;
    float highest = Float.NEGATIVE_INFINITY;
    float lowest = Float.POSITIVE_INFINITY;
    int length = 1;
    for (Piece piece : pieces.values()) {
      length = Math.max(length, piece.text().length());
      if (piece.kind() == Piece.Kind.NORMAL) {
        highest = Math.max(highest, piece.score());
        lowest = Math.min(lowest, piece.score());
      }
    }
    longest = length;
    highestScore = highest;
    unknownScore = lowest - UNKNOWN_PENALTY;
  }

  @Override
  public List<String> segment(String text) {
    float[] best = new float[text.length() + 1];
    int[] start = new int[text.length() + 1]; // of the last piece on the best path to a place
    Arrays.fill(start, -1);
    int here = 0;
    while (here < text.length()) {
      int character = Character.charCount(text.codePointAt(here));
      boolean covered = false;
      for (int end = here + 1; end <= Math.min(text.length(), here + longest); end++) {
        Piece piece = pieces.get(text.substring(here, end));
        if (piece == null || piece.kind() == Piece.Kind.UNUSED) {
          continue;
        }
        offer(best, start, here, end, score(piece));
        covered |= end - here == character;
      }
      if (!covered) {
        offer(best, start, here, here + character, unknownScore);
      }
      here += character;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (int end = text.length(); end > 0; end = start[end]) {
      parts.addFirst(text.substring(start[end], end));
    }
    return List.copyOf(parts);
  }

  /** Pieces that users defined win against everything else. */
  private double score(Piece piece) {
    return piece.kind() == Piece.Kind.USER_DEFINED
        ? Utf8.bytes(piece.text()) * highestScore - 0.1
        : piece.score();
  }

  private static void offer(float[] best, int[] start, int from, int to, double score) {
    double total = best[from] + score;
    if (start[to] == -1 || total > best[to]) {
      best[to] = (float) total;
      start[to] = from;
    }
  }
}
