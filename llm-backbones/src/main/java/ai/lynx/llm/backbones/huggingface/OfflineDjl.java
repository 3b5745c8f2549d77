package ai.lynx.llm.backbones.huggingface;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of work in which DJL neither reports its use nor downloads anything, as it does unless
 * told not to. Reporting stays off; downloads are forbidden only while it lasts, since a host may
 * use DJL for itself.
 */
final class OfflineDjl implements AutoCloseable {
  private static final String OFFLINE = "ai.djl.offline";
  private static final String NO_TRACKING = "OPT_OUT_TRACKING";

  private final @Nullable String before;

  private OfflineDjl(@Nullable String before) {
    this.before = before;
  }

  static OfflineDjl enter() {
    OfflineDjl entered = new OfflineDjl(System.getProperty(OFFLINE));
    System.setProperty(NO_TRACKING, "true");
    System.setProperty(OFFLINE, "true");
    return entered;
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(OFFLINE);
    } else {
      System.setProperty(OFFLINE, before);
    }
  }
}
