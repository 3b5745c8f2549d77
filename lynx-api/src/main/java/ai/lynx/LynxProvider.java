package ai.lynx;

/**
 * Implemented by the assembly ({@code ai.lynx:lynx}) and found through ServiceLoader; host
 * applications do not call it.
 */
public interface LynxProvider {
  Lynx create(LynxOptions options);
}
