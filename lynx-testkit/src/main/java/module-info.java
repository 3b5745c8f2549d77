/**
 * The compatibility kit: a naive reference engine, and one abstract test for each kind of plug.
 *
 * <p>The author of a plug puts this module in test scope, subclasses the test of that kind, and
 * gives it the plug.
 */
module ai.lynx.testkit {
  requires transitive ai.lynx.spi;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;

  exports ai.lynx.testkit.checkpoints;
  exports ai.lynx.testkit.components;
  exports ai.lynx.testkit.media;
  exports ai.lynx.testkit.naive;
  exports ai.lynx.testkit.numbers;
  exports ai.lynx.testkit.operators;
  exports ai.lynx.testkit.services;
  exports ai.lynx.testkit.text;
}
