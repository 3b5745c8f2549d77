/**
 * Models laid out as the official repository (bytedance/lynx-llm) lays them out: a {@code
 * LYNX.yaml}, {@code data/} with the language model's folder, {@code eva_vit_g.pth} and {@code
 * finetune_lynx.pt}. Everything that is special about those files is here, and nothing of it
 * elsewhere.
 */
@NullMarked
package ai.lynx.assembly.official;

import org.jspecify.annotations.NullMarked;
