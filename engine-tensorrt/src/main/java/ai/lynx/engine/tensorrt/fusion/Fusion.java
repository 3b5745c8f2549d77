package ai.lynx.engine.tensorrt.fusion;

import java.util.List;

/** Several nodes of a graph that one operator computes. */
public sealed interface Fusion permits GroupedAttention, WholeAttention, SkippedNorm {
  /** The value in whose place the operator is written. */
  int at();

  /** The values that it reads, all of which come before {@link #at}. */
  List<Integer> reads();

  /** The values that it computes. */
  List<Integer> gives();
}
