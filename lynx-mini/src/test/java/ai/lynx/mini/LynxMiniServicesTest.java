package ai.lynx.mini;

import ai.lynx.testkit.services.ServicesTest;

class LynxMiniServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return LynxMini.class;
  }
}
