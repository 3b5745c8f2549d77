/**
 * Generated scenes for training and testing small vision-language models: pictures and short
 * videos, their contents as values, questions with answers, and dense labels.
 */
module ai.lynx.scenes {
  requires transitive java.desktop;

  exports ai.lynx.scenes;
  exports ai.lynx.scenes.content;
  exports ai.lynx.scenes.label;
  exports ai.lynx.scenes.question;
}
