package ai.lynx.llm.backbones.sentencepiece;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Byte-pair encoding as sentencepiece does it ({@code bpe_model.cc}): of all neighbours that form a
 * piece together, those of the highest score are joined first, the leftmost first among equals.
 */
final class BytePairSegmenter implements Segmenter {
  private final Map<String, Piece> pieces;
  private final PrefixMatcher frozen;

  /**
   * @param pieces what text can become, by text
   * @param frozen pieces that stand by themselves and join no other
   */
  BytePairSegmenter(Map<String, Piece> pieces, PrefixMatcher frozen) {
    this.pieces = pieces;
    this.frozen = frozen;
  }

  @Override
  public List<String> segment(String normalized) {
    return new Merging(normalized).result();
  }

  /** Two neighbours that form a piece; stale when one of them has grown or gone since. */
  private record Pair(int left, int right, float score, int length) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byScore = Float.compare(other.score, score);
      return byScore != 0 ? byScore : Integer.compare(left, other.left);
    }
  }

  /** A stretch of the text in a doubly linked list. */
  private static final class Symbol {
    String text;
    final boolean isFrozen;
    int previous;
    int next;

    Symbol(String text, boolean isFrozen, int previous, int next) {
      this.text = text;
      this.isFrozen = isFrozen;
      this.previous = previous;
      this.next = next;
    }
  }

  /** The work on one text. */
  private final class Merging {
    private final List<Symbol> symbols = new ArrayList<>();
    private final PriorityQueue<Pair> agenda = new PriorityQueue<>();

    /** Pieces that are only steps towards others, and what they were made of. */
    private final Map<String, Halves> unused = new HashMap<>();

    Merging(String text) {
      int start = 0;
      while (start < text.length()) {
        int kept = frozen.longest(text, start);
        int length = kept > 0 ? kept : Character.charCount(text.codePointAt(start));
        int index = symbols.size();
        int next = start + length == text.length() ? -1 : index + 1;
        symbols.add(new Symbol(text.substring(start, start + length), kept > 0, index - 1, next));
        start += length;
      }
    }

    List<String> result() {
      for (int i = 1; i < symbols.size(); i++) {
        consider(i - 1, i);
      }
      for (Pair top = agenda.poll(); top != null; top = agenda.poll()) {
        merge(top);
      }
      List<String> parts = new ArrayList<>();
      for (int i = symbols.isEmpty() ? -1 : 0; i != -1; i = symbols.get(i).next) {
        cutUnused(symbols.get(i).text, parts);
      }
      return parts;
    }

    private void consider(int left, int right) {
      if (left == -1 || right == -1) {
        return;
      }
      Symbol a = symbols.get(left);
      Symbol b = symbols.get(right);
      if (a.isFrozen || b.isFrozen) {
        return;
      }
      String joined = a.text + b.text;
      Piece piece = pieces.get(joined);
      if (piece != null) {
        agenda.add(new Pair(left, right, piece.score(), joined.length()));
        if (piece.kind() == Piece.Kind.UNUSED) {
          unused.put(joined, new Halves(a.text, b.text));
        }
      }
    }

    private void merge(Pair pair) {
      Symbol left = symbols.get(pair.left());
      Symbol right = symbols.get(pair.right());
      if (left.text.isEmpty()
          || right.text.isEmpty()
          || left.text.length() + right.text.length() != pair.length()) {
        return;
      }
      left.text += right.text;
      right.text = "";
      left.next = right.next;
      if (right.next != -1) {
        symbols.get(right.next).previous = pair.left();
      }
      consider(left.previous, pair.left());
      consider(pair.left(), left.next);
    }

    private void cutUnused(String text, List<String> parts) {
      Halves halves = unused.get(text);
      if (halves == null) {
        parts.add(text);
      } else {
        cutUnused(halves.left(), parts);
        cutUnused(halves.right(), parts);
      }
    }
  }

  /** The halves that a piece was made of. */
  private record Halves(String left, String right) {}
}
