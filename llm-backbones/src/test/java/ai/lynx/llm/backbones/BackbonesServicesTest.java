package ai.lynx.llm.backbones;

import ai.lynx.llm.backbones.families.Llama;
import ai.lynx.testkit.services.ServicesTest;

class BackbonesServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return Llama.class;
  }
}
