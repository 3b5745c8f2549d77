package ai.lynx.assembly;

import ai.lynx.Lynx;
import ai.lynx.LynxOptions;
import ai.lynx.LynxProvider;

/** Lets {@link Lynx#create()} find this implementation. */
public final class ReferenceLynxProvider implements LynxProvider {
  /** For ServiceLoader. */
  public ReferenceLynxProvider() {}

  @Override
  public Lynx create(LynxOptions options) {
    return new ReferenceLynx(Assembly.create(options));
  }
}
