/**
 * The recipe of the bundled model: how lynx-mini is built, trained and scored on generated scenes.
 */
module ai.lynx.mini.training {
  requires transitive ai.lynx.assembly;
  requires ai.lynx.llm.backbones;
  requires ai.lynx.scenes;
  requires info.picocli;
  requires static org.jspecify;

  exports ai.lynx.mini.training;

  opens ai.lynx.mini.training to
      info.picocli;
}
