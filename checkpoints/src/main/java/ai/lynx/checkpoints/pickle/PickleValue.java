package ai.lynx.checkpoints.pickle;

import java.math.BigInteger;

/** What a pickle can hold. Lists and dictionaries may contain themselves. */
public sealed interface PickleValue
    permits PickleDictionary,
        PickleSequence,
        PickleValue.Global,
        PickleValue.Made,
        PickleValue.None,
        PickleValue.Opaque,
        PickleValue.Real,
        PickleValue.Text,
        PickleValue.Truth,
        PickleValue.Whole {

  /** Python's {@code None}. */
  enum None implements PickleValue {
    NONE
  }

  record Truth(boolean value) implements PickleValue {}

  record Whole(BigInteger value) implements PickleValue {
    public static Whole of(long value) {
      return new Whole(BigInteger.valueOf(value));
    }
  }

  record Real(double value) implements PickleValue {}

  record Text(String value) implements PickleValue {}

  /**
   * A class or function that the allow-list knows.
   *
   * @param module where Python finds it
   */
  record Global(String module, String name) implements PickleValue {
    private static final int LONGEST = 200;

    @Override
    public String toString() {
      String dotted = module + "." + name;
      return dotted.length() <= LONGEST ? dotted : dotted.substring(0, LONGEST) + "...";
    }
  }

  /**
   * Something that is of no use here beyond being there: bytes, a set, a device.
   *
   * @param kind what it is
   */
  record Opaque(String kind) implements PickleValue {}

  /** Something that an allowed function made, such as a tensor. */
  non-sealed interface Made extends PickleValue {}
}
