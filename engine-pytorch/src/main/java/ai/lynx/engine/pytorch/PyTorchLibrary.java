package ai.lynx.engine.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.EngineOptions;

/**
 * PyTorch, loaded into this process once and for all.
 *
 * @param version PyTorch's own
 * @param manager what DJL attaches arrays to; one for each engine of ours, which closes it
 */
record PyTorchLibrary(String version, PtNDManager manager) {
  private static final String DJL_OFFLINE = "ai.djl.offline";
  private static final String NO_TRACKING = "OPT_OUT_TRACKING";

  /**
   * Loads PyTorch, silently and without any network. One thread at a time: properties of the
   * process are changed meanwhile.
   */
  static synchronized PyTorchLibrary load(EngineOptions options) {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    String offline = System.getProperty(DJL_OFFLINE);
    // DJL reports its use to its makers and downloads what it misses unless told not to. The first
    // stays off; the second is only forbidden while we load, as a host may use DJL for itself.
    System.setProperty(NO_TRACKING, "true");
    System.setProperty(DJL_OFFLINE, "true");
    try {
      if (!isGivenByPath()) {
        thread.setContextClassLoader(loaderWithLibrary(context));
      }
      Engine engine = Engine.getEngine("PyTorch");
      options.threads().ifPresent(JniUtils::setNumThreads);
      return new PyTorchLibrary(
          engine.getVersion(), (PtNDManager) engine.newBaseManager(Device.cpu()));
    } catch (ai.djl.engine.EngineException | UnsatisfiedLinkError | AssertionError e) {
      throw new EngineException(
          "PyTorch's native library cannot be loaded: " + NativeFailure.reason(e), e);
    } finally {
      thread.setContextClassLoader(context);
      if (offline == null) {
        System.clearProperty(DJL_OFFLINE);
      } else {
        System.setProperty(DJL_OFFLINE, offline);
      }
    }
  }

  /** How many threads one operator uses. */
  int threads() {
    return JniUtils.getNumThreads();
  }

  /** DJL's own way of pointing it to a PyTorch that is installed elsewhere. */
  private static boolean isGivenByPath() {
    return System.getenv("PYTORCH_LIBRARY_PATH") != null
        || System.getProperty("PYTORCH_LIBRARY_PATH") != null;
  }

  /** DJL looks through the thread's class loader, which in a container may not be the one. */
  private static ClassLoader loaderWithLibrary(ClassLoader context) {
    NativeArtifact artifact = NativeArtifact.ofThisMachine();
    if (context != null && artifact.isPresent(context)) {
      return context;
    }
    ClassLoader own = PyTorchLibrary.class.getClassLoader();
    artifact.require(own);
    return own;
  }
}
