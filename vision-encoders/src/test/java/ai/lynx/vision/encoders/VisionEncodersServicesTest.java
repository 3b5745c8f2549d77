package ai.lynx.vision.encoders;

import ai.lynx.testkit.services.ServicesTest;
import ai.lynx.vision.encoders.eva.EvaVitProvider;

class VisionEncodersServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return EvaVitProvider.class;
  }
}
