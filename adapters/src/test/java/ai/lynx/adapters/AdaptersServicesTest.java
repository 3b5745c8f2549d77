package ai.lynx.adapters;

import ai.lynx.adapters.prefix.PrefixFusionProvider;
import ai.lynx.testkit.services.ServicesTest;

class AdaptersServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return PrefixFusionProvider.class;
  }
}
