package ai.lynx.llm.backbones.huggingface;

import java.util.concurrent.Callable;

/**
 * Work in which DJL neither reports its use nor downloads anything, as it does unless told not to.
 * Reporting stays off; downloads are forbidden only meanwhile, since a host may use DJL for itself.
 */
final class OfflineDjl {
  private static final String OFFLINE = "ai.djl.offline";
  private static final String NO_TRACKING = "OPT_OUT_TRACKING";

  private OfflineDjl() {}

  /** One caller after the other, since what they change belongs to the process. */
  static synchronized <T> T call(Callable<T> work) throws Exception {
    String before = System.getProperty(OFFLINE);
    System.setProperty(NO_TRACKING, "true");
    System.setProperty(OFFLINE, "true");
    try {
      return work.call();
    } finally {
      if (before == null) {
        System.clearProperty(OFFLINE);
      } else {
        System.setProperty(OFFLINE, before);
      }
    }
  }
}
