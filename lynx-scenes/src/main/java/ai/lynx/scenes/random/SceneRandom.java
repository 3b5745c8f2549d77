package ai.lynx.scenes.random;

import java.util.ArrayList;
import java.util.List;

/**
 * SplitMix64, written out here so that no JDK can change the scenes by changing its own generators.
 * Every part of a scene has its own stream, so drawing more numbers for one part does not change
 * another.
 */
public final class SceneRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  private SceneRandom(long state) {
    this.state = state;
  }

  /** The stream of one part of one scene. */
  public static SceneRandom of(long seed, long index, long part) {
    return new SceneRandom(mix(mix(mix(seed + GOLDEN) + index * GOLDEN) + part * GOLDEN));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 up to, not including, the bound. */
  public int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** A whole number between two, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number from low up to high. */
  public double uniform(double low, double high) {
    return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return uniform(0, 1) < probability;
  }

  /** One of the items. */
  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** One of the values. */
  public <T> T pick(T[] values) {
    return values[below(values.length)];
  }

  /** The items in a random order, as a new list. */
  public <T> List<T> shuffled(List<T> items) {
    List<T> all = new ArrayList<>(items);
    for (int i = all.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T kept = all.get(i);
      all.set(i, all.get(j));
      all.set(j, kept);
    }
    return all;
  }
}
