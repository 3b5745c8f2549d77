package ai.lynx;

/**
 * A plug that was found on the path.
 *
 * @param kind what it is, such as "vision encoder"
 * @param name how a model's {@code lynx.json} asks for it
 * @param artifact the jar or module it came from
 * @param capabilities what it says it can do, in words
 */
public record PlugInfo(String kind, String name, String artifact, String capabilities) {}
