package ai.lynx.vision.encoders.families;

import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.Weights;
import ai.lynx.vision.encoders.vit.Features;
import ai.lynx.vision.encoders.vit.VitEncoder;
import ai.lynx.vision.encoders.vit.VitSpec;

/**
 * What a configuration says.
 *
 * @param spec which encoder it is
 * @param features what is wanted of it
 */
record FamilyConfig(VitSpec spec, Features features) {
  VisionEncoder create(Weights weights) {
    return new VitEncoder(spec, features, weights);
  }
}
