/**
 * The programs that Lynx is compared with: scripts for Python, the packages they need, and the
 * folders of packages made for them.
 */
@NullMarked
package ai.lynx.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
