"""Encodes pictures with PyTorch, operator by operator, in float32."""

import numpy
import torch
import transformers
from turns import Clock, serve


@torch.inference_mode()
def prepare(task):
    torch.set_num_threads(task["threads"])
    model = transformers.AutoModel.from_pretrained(task["encoder"], dtype=torch.float32).eval()
    model = getattr(model, "vision_model", model)
    shape = task["pixels"]
    # A picture that both sides can make: multiples of a large number, modulo 2^32, from -1 to 1.
    places = numpy.arange(numpy.prod(shape), dtype=numpy.uint64)
    noise = (places * numpy.uint64(2654435761) % numpy.uint64(1 << 32)).astype(numpy.float64)
    pixels = torch.from_numpy((noise / (1 << 31) - 1).astype(numpy.float32)).reshape(shape)

    @torch.inference_mode()
    def encode():
        return model(pixel_values=pixels).last_hidden_state

    def once():
        with Clock() as clock:
            encode()
        return clock.taken()

    features = encode()
    return once, {
        "versions": {"transformers": transformers.__version__, "torch": torch.__version__},
        "attention": model.config._attn_implementation,
        "shape": list(features.shape),
        "features": features[0, 1, :8].tolist(),
    }


serve(prepare)
