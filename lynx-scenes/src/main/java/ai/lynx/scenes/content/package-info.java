/**
 * What is in a scene, as values: the place, the coloured figures, the person, the sign and, in a
 * video, the one event. Nothing here knows about pixels or about questions; both are derived from
 * these records, so a question's answer can be checked against them alone.
 */
package ai.lynx.scenes.content;
