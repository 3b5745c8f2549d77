package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.rule.History;
import ai.lynx.assembly.generation.rule.LogitsRules;

/**
 * What one search is for.
 *
 * @param options how to search
 * @param special the tokens to know
 * @param ending what ends an answer before its limit
 * @param release whose habits
 * @param start what counts before the first new token
 * @param listener hears the new tokens
 * @param scores hears what they are chosen by
 */
record Task(
    GenerationOptions options,
    SpecialTokens special,
    Ending ending,
    Release release,
    History start,
    NewTokenListener listener,
    ScoreListener scores) {
  LogitsRules penalties() {
    return release.penalties(options, special);
  }

  /** For an answer that nobody follows. */
  Task unheard() {
    return new Task(
        options, special, ending, release, start, NewTokenListener.SILENT, ScoreListener.SILENT);
  }
}
