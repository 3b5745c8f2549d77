/**
 * Scenes for lynx-mini: small pictures and videos that are drawn from a seed, with questions that
 * can be answered from them.
 *
 * <p>{@link ai.lynx.scenes.SceneGenerator} makes {@link ai.lynx.scenes.Scene}s. Scene i of seed s
 * is a pure function of s and i: the same pixels, questions and labels on every machine and JDK.
 * {@link ai.lynx.scenes.SceneSheet} shows scenes to people, {@link ai.lynx.scenes.SceneDump} hands
 * them to other programs.
 */
package ai.lynx.scenes;
