package ai.lynx.assembly.model;

import ai.lynx.Answer;

/** Measures the stages of an answer. For one thread. */
final class Stopwatch {
  private final long start = System.nanoTime();
  private long vision = start;
  private long prefill = start;

  void visionDone() {
    vision = System.nanoTime();
  }

  void prefillDone() {
    prefill = System.nanoTime();
  }

  /** The stages, the last of which ends now. */
  Answer.Timings timings() {
    return new Answer.Timings(
        (vision - start) * 1e-9, (prefill - vision) * 1e-9, (System.nanoTime() - prefill) * 1e-9);
  }
}
