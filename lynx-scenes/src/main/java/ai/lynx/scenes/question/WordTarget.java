package ai.lynx.scenes.question;

import java.util.List;

/**
 * What one word of a question stands for in the scene: a training target for the place of that
 * word. Numbers are those of the words in their order, from 0; -1 where there is nothing to say.
 *
 * @param word the position of the word, with punctuation counted as words
 * @param count how many things are meant; for a place, a pose or a character 1 if it is the true
 *     one, else 0
 * @param color their colour, if it is one thing
 * @param size its size
 * @param cell where it is
 * @param shape its shape
 * @param event in a video, what happens to it
 */
public record WordTarget(int word, int count, int color, int size, int cell, int shape, int event) {

  /** A word that is true or not, and nothing else. */
  static WordTarget truth(int word, boolean yes) {
    return new WordTarget(word, yes ? 1 : 0, -1, -1, -1, -1, -1);
  }

  /** All numbers in the order of the components. */
  public List<Integer> numbers() {
    return List.of(word, count, color, size, cell, shape, event);
  }
}
