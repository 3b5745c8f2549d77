package ai.lynx.assembly.generation;

/** Where the chance of sampling comes from, for one answer. Used by one thread. */
@FunctionalInterface
public interface Draws {
  /**
   * Draws indices without replacement, each with a chance in proportion to its probability among
   * those that are left.
   *
   * @param probabilities 0 or more, of any sum above 0; not to be changed
   * @param count how many; 1 or more
   * @return distinct indices of probabilities above 0, in the order drawn; fewer than {@code count}
   *     if there are not so many, at least one
   */
  int[] draw(float[] probabilities, int count);

  /** Gives each answer of a generation its draws. */
  @FunctionalInterface
  interface Source {
    /**
     * Called once for each answer, when its search begins.
     *
     * @param prompt which prompt of the batch
     * @param answer which of the prompt's answers
     */
    Draws of(int prompt, int answer);
  }
}
