"""Reads a prompt with transformers in bfloat16, as far as the first token."""

import os

import torch
import transformers
from turns import Clock, serve


@torch.inference_mode()
def prepare(task):
    torch.set_num_threads(task["threads"])
    folder, file = os.path.split(task["model"])
    model = transformers.AutoModelForCausalLM.from_pretrained(
        folder,
        gguf_file=file,
        dtype=torch.bfloat16,
        quantization_config=transformers.GgufConfig(dequantize=True),
    ).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, gguf_file=file)
    said = []

    @torch.inference_mode()
    def once():
        said.clear()
        with Clock() as clock:
            ids = tokenizer(task["text"], return_tensors="pt")["input_ids"]
            logits = model(ids, use_cache=True, logits_to_keep=1).logits
            said.append(int(logits[0, -1].argmax()))
        return clock.taken()

    once()
    return once, {
        "versions": {"transformers": transformers.__version__, "torch": torch.__version__},
        "weights": str(model.get_output_embeddings().weight.dtype),
        "attention": model.config._attn_implementation,
        "prompt_tokens": len(tokenizer(task["text"])["input_ids"]),
        "answer": tokenizer.decode(said),
    }


serve(prepare)
