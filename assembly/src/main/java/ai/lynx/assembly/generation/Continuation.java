package ai.lynx.assembly.generation;

/**
 * A row that goes on.
 *
 * @param row which of the search's rows
 * @param token what comes after it
 */
record Continuation(int row, int token) {}
