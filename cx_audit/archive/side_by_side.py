"""The same work on many files, in several processes where that is quicker."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

FEWEST_THAT_PAY = 60
_MOST_PROCESSES = 4
_CHUNKS_A_PROCESS = 8

Item = TypeVar("Item")
Done = TypeVar("Done")


def each_done(work: Callable[[Item], Done], items: Sequence[Item], *, audits: int | None = None) -> list[Done]:
    """What the work gives for each item, in their order.

    `audits` is how many audits the items have together, one each when it is left out. `work` is a function of a
    module; what it takes and gives goes from one process to another. What it raises is raised here.
    """
    processes = min(_cores(), _MOST_PROCESSES)
    if (len(items) if audits is None else audits) < FEWEST_THAT_PAY or processes < 2:
        return [work(item) for item in items]
    try:
        return _in_processes(work, items, processes)
    except _NoProcesses:
        return [work(item) for item in items]


class _NoProcesses(Exception):
    """This computer gives us no processes of our own, or has taken one away."""


def _in_processes(work: Callable[[Item], Done], items: Sequence[Item], processes: int) -> list[Done]:
    try:
        import multiprocessing
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

        # Forked ones know the program already; elsewhere the system's own libraries do not bear being forked.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_let_the_first_one_be_interrupted)
    except (ImportError, NotImplementedError, OSError) as error:  # no semaphores, or no room for another process
        raise _NoProcesses from error
    try:
        size = -(-len(items) // (processes * _CHUNKS_A_PROCESS))
        return list(pool.map(work, items, chunksize=size))
    except BrokenProcessPool as error:
        raise _NoProcesses from error
    finally:
        pool.shutdown(cancel_futures=True)


def _let_the_first_one_be_interrupted() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    else:  # noqa: RET505 - the type checker looks at one platform, and would call what follows unreachable
        return os.cpu_count() or 1
