/**
 * Zip archives as directories of byte ranges. The library of the JDK hands out streams only; here
 * the place of an entry is needed, so that one that is stored can be mapped. Source: APPNOTE.TXT of
 * PKWARE, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (its end),
 * 4.5.3 (sizes of 64 bits).
 */
@NullMarked
package ai.lynx.checkpoints.zip;

import org.jspecify.annotations.NullMarked;
