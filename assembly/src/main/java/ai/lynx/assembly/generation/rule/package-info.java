/**
 * The rules that change the scores of the next token, one a file, and their order: bias, penalties,
 * bans and lengths for every search, filters for sampling. They see a row's history and nothing
 * else; searches and the choice of a token belong to {@link ai.lynx.assembly.generation}.
 */
@NullMarked
package ai.lynx.assembly.generation.rule;

import org.jspecify.annotations.NullMarked;
