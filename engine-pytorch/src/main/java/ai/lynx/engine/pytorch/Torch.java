package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDManager;

/**
 * What all scopes of one engine share; safe for use by several threads.
 *
 * @param manager what DJL attaches arrays to. DJL puts a result where its first input is, so there
 *     is one for all, and scopes keep their own account of what they own.
 */
record Torch(PtNDManager manager, Kernels kernels, Numbers numbers, TrainableWeights weights) {
  static Torch on(PtNDManager manager) {
    Kernels kernels = new Kernels(manager);
    return new Torch(manager, kernels, new Numbers(manager), new TrainableWeights(kernels));
  }
}
