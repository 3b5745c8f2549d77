package ai.lynx.assembly.description;

/**
 * How a model sees videos.
 *
 * @param frames how many pictures it looks at; 1 is a model for pictures only
 * @param framePositions whether a learned position is added to the features of each frame
 */
public record VideoDescription(int frames, boolean framePositions) {}
