package ai.lynx.spi.plug;

import ai.lynx.spi.checkpoint.ModelFiles;

/**
 * A model that comes as a Maven artifact; its {@link #name()} is what {@code ModelLocation.bundled}
 * takes.
 */
public interface BundledModel extends Plug {
  /** The model's files, laid out like a model folder. */
  ModelFiles files();
}
