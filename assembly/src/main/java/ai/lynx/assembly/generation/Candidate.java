package ai.lynx.assembly.generation;

/**
 * A token that a beam may go on with.
 *
 * @param beam which of the beams
 * @param score the beam's sum of log-probabilities with this token
 */
record Candidate(int beam, int token, float score) {}
