"""Makes the files next to it with PyTorch 2.7.1: python make.py

objects-*.pt hold the same object in both formats and several pickle protocols; objects.safetensors
holds its tensors, contiguous, under the names that NamedTensors documents.
"""

import argparse
import collections
import json
import struct

import torch

TYPES = {
    torch.float32: "F32",
    torch.float16: "F16",
    torch.bfloat16: "BF16",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.int8: "I8",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}


def save_safetensors(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        flat = torch.tensor(tensor.detach().flatten().tolist(), dtype=tensor.dtype)
        raw = bytes(flat.view(torch.uint8).tolist()) if tensor.numel() else b""
        header[name] = {
            "dtype": TYPES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def tensors_of(value, path=""):
    if isinstance(value, torch.Tensor):
        return {path: value} if value.dtype in TYPES and not value.is_neg() else {}
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, (list, tuple)):
        items = enumerate(value)
    else:
        return {}
    found = {}
    for key, item in items:
        found.update(tensors_of(item, f"{path}.{key}" if path else str(key)))
    return found


def main():
    torch.manual_seed(0)
    matrix = torch.arange(12.0).reshape(3, 4)
    run = torch.arange(20, dtype=torch.int64)
    state = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)).state_dict()
    tagged = torch.nn.Parameter(torch.tensor([4.0, 5.0]))
    tagged.tag = "attribute"
    of_type = torch.tensor([6.0])
    of_type.note = 7
    everything = {
        "model": state,
        "types": {str(t)[6:]: torch.tensor([0, 1, 1]).to(t) for t in TYPES},
        "views": {
            "transposed": matrix.t(),
            "permuted": torch.arange(24, dtype=torch.int16).to(torch.float16).reshape(2, 3, 4).permute(2, 0, 1),
            "column": matrix[:, 1],
            "every second row": run[3:15].reshape(6, 2)[::2],
            "offset": run[5:9],
            "expanded": torch.tensor([[1], [2]], dtype=torch.int8).expand(2, 3),
            "expanded scalar": torch.tensor(True).expand(2, 2),
            "same": matrix,
            "scalar": torch.tensor(2.5),
            "empty": torch.zeros(0, 3),
            "one": matrix[1:2, 2:3],
        },
        "parameters": [torch.nn.Parameter(torch.tensor([1.0, 2.0])), tagged, of_type],
        "again": matrix,
        "unreadable": {
            "double": torch.ones(2, dtype=torch.float64),
            "short": torch.ones(2, dtype=torch.int16),
            "complex": torch.ones(2, dtype=torch.complex64),
            "unsigned": torch.tensor([1, 2], dtype=torch.uint16),
            "float8": torch.ones(2).to(torch.float8_e4m3fn),
            "negated": torch.conj(torch.tensor([1 + 2j])).imag,
        },
        "optimizer": {"state": {0: {"step": 3, "exp_avg": torch.tensor([0.5])}}, "groups": [{"lr": 1e-3, "params": [0, 1]}]},
        "epoch": 3,
        "large": 2**70,
        "negative": -70000,
        "loss": 0.25,
        "name": "caf\u00e9 \u4e2d",
        "best": True,
        "nothing": None,
        "size": torch.Size([2, 3]),
        "device": torch.device("cpu"),
        "type": torch.bfloat16,
        "bytes": b"a\xff",
        "array": bytearray(b"b"),
        "set": {1, 2},
        "frozen": frozenset([3]),
        "complex": 1j,
        "tuple": (1, (2, ("x",), []), 4, 5),
        "list of lists": [[1, 2], [3]],
    }
    for protocol in (1, 2, 3, 4, 5):
        for zipped in (True, False):
            name = f"objects-{'zip' if zipped else 'legacy'}-{protocol}.pt"
            if zipped or protocol in (1, 2, 4):
                torch.save(everything, name, pickle_protocol=protocol, _use_new_zipfile_serialization=zipped)
    save_safetensors("objects.safetensors", tensors_of(everything))

    small = collections.OrderedDict(a=torch.tensor([[1.0, 2.0], [3.0, 4.0]]).t(), b=torch.tensor([7], dtype=torch.int8))
    torch.save(small, "small-zip.pt")
    torch.save(small, "small-legacy.pt", _use_new_zipfile_serialization=False)
    torch.save(torch.tensor([1.0, 2.0]), "tensor.pt")
    torch.save({"model": small, "args": argparse.Namespace(lr=1)}, "namespace.pt")


main()
