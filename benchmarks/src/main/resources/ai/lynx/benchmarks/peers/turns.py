"""Takes turns as the comparison asks: a task as a line of JSON comes in, then a line for each turn."""

import json
import os
import sys
import time


class Clock:
    """Measures a span, by the clock and in processor time of all threads."""

    def __enter__(self):
        self.cpu = time.process_time()
        self.began = time.perf_counter()
        return self

    def __exit__(self, *failure):
        ended = time.perf_counter()
        self.cpu = time.process_time() - self.cpu
        self.seconds = ended - self.began

    def taken(self, parts=1):
        return {
            "milliseconds": 1000 * self.seconds / parts,
            "cpu_milliseconds": 1000 * self.cpu / parts,
        }


def serve(prepare):
    """prepare: the task in, a function that does the work once and what is to be known of this program out."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print shall not be taken for answers

    def answer(value):
        print(json.dumps(value), file=answers, flush=True)

    def turn(work):
        taken = [work() for _ in range(task["repeats"])]
        return {name: sum(one[name] for one in taken) / len(taken) for name in taken[0]}

    task = json.loads(sys.stdin.readline())
    try:
        work, about = prepare(task)
        for _ in range(task["warm_ups"]):
            turn(work)
    except Exception as failure:  # whatever it is, the table names it
        answer({"failure": f"{type(failure).__name__}: {failure}"})
        return
    answer({"ready": about})
    for _ in sys.stdin:
        answer(turn(work))
