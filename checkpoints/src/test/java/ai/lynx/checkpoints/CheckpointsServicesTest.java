package ai.lynx.checkpoints;

import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.testkit.services.ServicesTest;

class CheckpointsServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return SafetensorsFormat.class;
  }
}
