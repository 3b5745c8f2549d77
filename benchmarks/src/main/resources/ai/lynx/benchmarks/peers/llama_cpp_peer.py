"""Answers with llama.cpp by its C functions: no Python between two tokens but the loop itself."""

import ctypes

import llama_cpp
from turns import Clock, serve


def prepare(task):
    llama_cpp.llama_backend_init()
    model = llama_cpp.llama_model_load_from_file(
        task["model"].encode(), llama_cpp.llama_model_default_params()
    )
    if not model:
        raise ValueError("llama.cpp cannot load " + task["model"])
    vocabulary = llama_cpp.llama_model_get_vocab(model)
    text = task["text"].encode()
    room = len(text) + 8
    buffer = (llama_cpp.llama_token * room)()
    count = llama_cpp.llama_tokenize(vocabulary, text, len(text), buffer, room, True, False)
    prompt = (llama_cpp.llama_token * count)(*buffer[:count])
    steps = task["new_tokens"] - 1  # the first token comes out of reading the prompt

    parameters = llama_cpp.llama_context_default_params()
    parameters.n_ctx = count + task["new_tokens"] + 8
    parameters.n_batch = parameters.n_ubatch = max(count, 32)
    parameters.n_threads = parameters.n_threads_batch = task["threads"]
    context = llama_cpp.llama_init_from_model(model, parameters)
    greedy = llama_cpp.llama_sampler_init_greedy()
    said = []

    def read(tokens, number):
        if llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(tokens, number)) != 0:
            raise ValueError("llama.cpp cannot read the prompt")
        return llama_cpp.llama_sampler_sample(greedy, context, -1)

    def answer():
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(context), True)
        said.clear()
        said.append(read(prompt, count))

    def prefill():
        with Clock() as clock:
            llama_cpp.llama_tokenize(vocabulary, text, len(text), buffer, room, True, False)
            answer()
        return clock.taken()

    def decode():
        answer()
        one = (llama_cpp.llama_token * 1)()
        with Clock() as clock:
            for _ in range(steps):
                one[0] = said[-1]
                said.append(read(one, 1))
        return clock.taken(steps)

    once = decode if task["workload"] == "decode" else prefill
    once()
    piece = ctypes.create_string_buffer(256)
    words = b""
    for token in said[:16]:
        length = llama_cpp.llama_token_to_piece(vocabulary, token, piece, 256, 0, True)
        words += piece.raw[: max(length, 0)]
    return once, {
        "versions": {"llama-cpp-python": llama_cpp.__version__},
        "features": llama_cpp.llama_print_system_info().decode(),
        "prompt_tokens": count,
        "steps": steps if task["workload"] == "decode" else 0,
        "answer": words.decode(errors="replace"),
    }


serve(prepare)
