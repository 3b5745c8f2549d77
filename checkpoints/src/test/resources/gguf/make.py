"""Makes every-type.gguf and every-type.safetensors: random blocks, and what gguf-py makes of them.

Needs gguf 0.19 and safetensors. The numbers mean nothing.
"""
import numpy as np
from gguf import GGMLQuantizationType as T
from gguf import GGUFWriter, GGUFReader, dequantize
from gguf.constants import GGML_QUANT_SIZES
from safetensors.numpy import save_file

random = np.random.default_rng(7)
SCALES = {  # where a block has its 16-bit scales and minima
    T.Q4_0: [0], T.Q4_1: [0, 2], T.Q5_0: [0], T.Q5_1: [0, 2], T.Q8_0: [0],
    T.Q2_K: [80, 82], T.Q3_K: [108], T.Q4_K: [0, 2], T.Q5_K: [0, 2], T.Q6_K: [208],
}


def blocks(kind, rows, columns):
    size, width = GGML_QUANT_SIZES[kind]
    data = random.integers(0, 256, (rows * columns // size, width), dtype=np.uint8)
    for at in SCALES[kind]:
        scale = random.normal(0, 0.1, len(data)).astype(np.float16)
        data[:, at:at + 2] = scale.view(np.uint8).reshape(-1, 2)
    return data.reshape(rows, columns // size * width)


writer = GGUFWriter("every-type.gguf", "llama")
writer.add_uint32("lynx.uint32", 4_000_000_000)
writer.add_int8("lynx.int8", -3)
writer.add_float32("lynx.float32", 1e-5)
writer.add_float64("lynx.float64", 0.1)
writer.add_uint64("lynx.uint64", 2**64 - 1)
writer.add_bool("lynx.bool", True)
writer.add_string("lynx.text", 'a "word" \u0120 of text')
writer.add_array("lynx.texts", ["a", '"b"', "\u0120c"])
writer.add_array("lynx.numbers", [1, -2, 3])
for kind in SCALES:
    columns = 256 if GGML_QUANT_SIZES[kind][0] == 256 else 64
    writer.add_tensor(kind.name, blocks(kind, 2, columns), raw_dtype=kind)
writer.add_tensor("F32", random.normal(size=(2, 3, 4)).astype(np.float32))
writer.add_tensor("F16", random.normal(size=(3, 5)).astype(np.float16))
bf16 = (random.normal(size=(2, 8)).astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)
writer.add_tensor("BF16", bf16.view(np.uint8), raw_dtype=T.BF16)
writer.add_tensor("I32", np.arange(-3, 5, dtype=np.int32))
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()

expected = {}
for tensor in GGUFReader("every-type.gguf").tensors:
    if tensor.name != "I32":
        expected[tensor.name] = np.ascontiguousarray(
            dequantize(tensor.data, tensor.tensor_type), dtype=np.float32)
save_file(expected, "every-type.safetensors")
