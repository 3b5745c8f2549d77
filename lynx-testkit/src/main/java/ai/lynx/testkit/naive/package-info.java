/**
 * A slow and obviously correct engine in plain Java, against which other engines are checked. Each
 * operator is written as its definition reads, in double precision; speed and native memory belong
 * elsewhere.
 */
@NullMarked
package ai.lynx.testkit.naive;

import org.jspecify.annotations.NullMarked;
