package ai.lynx.assembly.description;

import ai.lynx.spi.config.Settings;

/**
 * A part of a model: which plug, and its settings.
 *
 * @param plug the plug's name
 * @param settings what the plug itself reads
 */
public record PlugChoice(String plug, Settings settings) {}
