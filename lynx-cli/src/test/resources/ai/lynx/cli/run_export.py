"""Checks an exported folder and answers with it as other programs would.

Prints the logits of the last token, read at once and read with a cache, one number a line.
"""
import sys

import numpy as np
import onnx
import onnxruntime

folder = sys.argv[1]
ids = np.arange(5, 12, dtype=np.int64)[None]


def session(name):
    onnx.checker.check_model(f"{folder}/{name}.onnx", full_check=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(f"{folder}/{name}.onnx", options, providers=["CPUExecutionProvider"])


vision = session("vision_encoder")
shape = [1] + vision.get_inputs()[0].shape[1:]
pixels = np.sin(np.arange(np.prod(shape), dtype=np.float64)).astype(np.float32).reshape(shape)
features = vision.run(["image_features"], {"pixel_values": pixels})[0]
words = session("embed_tokens").run(["inputs_embeds"], {"input_ids": ids})[0]
vectors = np.concatenate([features, words], axis=1)
decoder = session("decoder_model_merged")
outputs = [output.name for output in decoder.get_outputs()]


def read(vectors, start, past):
    tokens = vectors.shape[1]
    given = {
        "inputs_embeds": vectors,
        "attention_mask": np.ones((1, start + tokens), dtype=np.int64),
        "position_ids": np.arange(start, start + tokens, dtype=np.int64)[None],
        **past,
    }
    results = dict(zip(outputs, decoder.run(None, given)))
    logits = results.pop("logits")
    return logits[0, -1], {name.replace("present", "past_key_values"): value for name, value in results.items()}


nothing = {
    entry.name: np.zeros((1, entry.shape[1], 0, entry.shape[3]), dtype=np.float32)
    for entry in decoder.get_inputs()
    if entry.name.startswith("past")
}
at_once, _ = read(vectors, 0, nothing)
_, past = read(vectors[:, :-2], 0, nothing)
_, past = read(vectors[:, -2:-1], vectors.shape[1] - 2, past)
step_by_step, _ = read(vectors[:, -1:], vectors.shape[1] - 1, past)
for number in np.concatenate([at_once, step_by_step]):
    print(float(number))
