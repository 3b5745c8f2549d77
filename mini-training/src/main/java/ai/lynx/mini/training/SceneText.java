package ai.lynx.mini.training;

import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.scenes.Scene;
import ai.lynx.scenes.question.Question;
import ai.lynx.scenes.question.Words;

/**
 * One question about one scene of a batch, as tokens.
 *
 * @param scene its number in the batch
 * @param question what was asked
 * @param ids prompt, answer and end of sequence
 * @param prompt how many of them are the prompt
 * @param labels word labels for each token; empty if the words are not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
record SceneText(int scene, Question question, int[] ids, int prompt, int[][] labels) {
  /**
   * @param withLabels whether the words of the question get labels
   */
  static SceneText of(
      int number, Scene scene, Question question, PromptEncoder prompts, boolean withLabels) {
    int[] prompt = prompts.encode(question.text());
    int[] answer = prompts.tokenizer().encode(question.answer());
    int[] ids = java.util.Arrays.copyOf(prompt, prompt.length + answer.length + 1);
    System.arraycopy(answer, 0, ids, prompt.length, answer.length);
    ids[ids.length - 1] = prompts.tokenizer().endOfSequence().orElseThrow();
    int[][] labels = new int[0][];
    if (withLabels) {
      labels = new int[prompt.length][];
      int[][] words = WordLabels.of(scene, question);
      int count = Words.of(question.text()).size();
      for (int i = 0; i < Math.min(count, prompt.length - 1); i++) {
        labels[i + 1] = words[i]; // behind the begin-of-sequence token each word is one token
      }
    }
    return new SceneText(number, question, ids, prompt.length, labels);
  }

  int length() {
    return ids.length;
  }

  /** Tokens of the answer, its end included. */
  int answerLength() {
    return ids.length - prompt;
  }
}
