/**
 * Puts a scene on pixels. A small rasteriser of its own (polygons and thick lines with exact
 * coverage, in strict double arithmetic) stands in for Java2D, and glyphs are stroke paths rather
 * than fonts, so a scene has the same pixels on every machine and JDK. Not exported.
 */
package ai.lynx.scenes.draw;
