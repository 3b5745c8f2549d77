package ai.lynx.adapters.gated;

/**
 * Where a block stands.
 *
 * @param name of its weights
 * @param before how many of the language model's layers are in front of it
 */
record BlockPlace(String name, int before) {}
