package ai.lynx.hub;

import ai.lynx.testkit.services.ServicesTest;
import ai.lynx.vision.encoders.eva.EvaVitProvider;

class HubServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return EvaVitProvider.class;
  }
}
