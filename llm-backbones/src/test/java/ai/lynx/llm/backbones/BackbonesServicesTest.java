package ai.lynx.llm.backbones;

import ai.lynx.llm.backbones.llama.LlamaProvider;
import ai.lynx.testkit.services.ServicesTest;

class BackbonesServicesTest extends ServicesTest {
  @Override
  protected Class<?> memberOfModule() {
    return LlamaProvider.class;
  }
}
