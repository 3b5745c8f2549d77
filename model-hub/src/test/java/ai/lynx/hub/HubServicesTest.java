package ai.lynx.hub;

import ai.lynx.testkit.services.ServicesTest;

class HubServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return HuggingFaceHub.class;
  }
}
