package ai.lynx.assembly.generation;

/**
 * A hypothesis that is still growing.
 *
 * @param row which row of its search has its logits
 * @param score its sum of log-probabilities, in float32 as in the original
 */
record Beam(int row, History history, float score) {}
