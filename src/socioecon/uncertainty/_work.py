"""Who works out the randomisations: this process, or any executor of `concurrent.futures`, Dask's among them.

A task is some consecutive groups. At most a window of tasks is out at a time, and their results are taken in order, so
that neither the answer nor the memory depends on how many work on it. Ctrl-C (and a process pool that breaks) ends it:
what is finished without a gap is kept.
"""

from __future__ import annotations

import os
import pickle
import warnings
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from concurrent.futures import Future

_TASK = 2**17  # draws in a task at most: a cluster takes about as long to send one as to make 2^13 draws
_WINDOW = 64  # tasks that are out at a time, of an executor that does not tell how many workers it has
_ARENA = 31 * 2**20


class IncompleteWarning(UserWarning):
    """A simulation ended early because its process pool broke; what was finished is answered."""


def real_array(x: Any) -> Any:
    """x as an array of real numbers, where it is one or can be read as one; None otherwise.

    NumPy's own way to floats leaves out what is imaginary, forgets what is masked, and takes dates, texts and None too.
    """
    if hasattr(x, "filled"):
        return None
    try:
        array: Any = np.asarray(x)
        if array.dtype.kind in "biuf":
            return array.view()
        no_number = (complex, str, bytes, type(None))
        mixed = array.dtype.kind == "O" and not any(isinstance(one, no_number) for one in array.flat)
        return array.astype(float) if mixed else None
    except (TypeError, ValueError, OverflowError):  # what is ragged, no number, or none that fits a float
        return None


def settle_memory() -> None:
    """Have the C library keep the memory of freed arrays: giving it back after each chunk costs as much as the draws.

    Freeing one large array raises glibc's thresholds for good; no page of it is touched.
    """
    np.empty(_ARENA, dtype=np.uint8)


def results(
    work: Callable[[Any, int, int], list[Any]], payload: Any, groups: int, points: int, executor: Executor | None
) -> Generator[Any, None, None]:
    """The result of each group in order; `work(payload, first, last)` answers for some consecutive groups."""
    if executor is None:
        for group in range(groups):
            yield from work(payload, group, group + 1)
        return
    if isinstance(executor, ProcessPoolExecutor):
        _check_pickles(payload)
    if not hasattr(executor, "submit"):
        message = (
            "executor must be an executor of concurrent.futures, or None; "
            f"got {_numbers.shown(executor)}: ThreadPoolExecutor()"
        )
        raise TypeError(message)
    workers = getattr(executor, "_max_workers", None)
    # Two tasks for each worker, or more: who is done early takes another.
    size = max(1, min(_TASK // points, groups // (2 * (workers or os.cpu_count() or 1))))
    starts = iter(range(0, groups, size))
    out: list[Future[list[Any]]] = []

    def send() -> None:
        for start in starts:
            out.append(executor.submit(work, payload, start, min(start + size, groups)))
            return

    try:
        for _ in range(2 * workers + 2 if workers else _WINDOW):
            send()
        while out:
            finished = out[0].result()
            del out[0]
            send()
            yield from finished
    finally:
        for future in out:
            future.cancel()


def until_interrupted(groups: Iterator[Any], take: Callable[[Any], None], enough: Callable[[], bool]) -> bool:
    """Take each result; whether all came. An interrupt is passed on where too little is finished to answer."""
    try:
        for result in groups:
            take(result)
    except KeyboardInterrupt:
        if not enough():
            raise
        return False
    except BrokenExecutor as error:
        if not enough():
            raise
        message = f"the process pool broke before all draws were made ({error}); what was finished is answered"
        warnings.warn(message, IncompleteWarning, stacklevel=4)
        return False
    return True


def _check_pickles(payload: Any) -> None:
    try:
        pickle.dumps(payload)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        message = (
            f"the function must pickle to be sent to other processes ({error}): define it with def at the top level of "
            "a module, or use threads"
        )
        raise RangeError(message) from None


def shown(progress: Any) -> tuple[Callable[[int, int], object], Callable[[], object]]:
    """What to call after each randomisation, and at the end."""
    if callable(progress):
        return progress, lambda: None
    if progress is not None and not isinstance(progress, bool):
        message = (
            f"progress must be a function of draws made and to make, or True for a bar; got {_numbers.shown(progress)}"
        )
        raise TypeError(message)
    bar: Any = None
    if progress:
        with suppress(ImportError):
            from tqdm.auto import tqdm  # type: ignore[import-untyped]  # noqa: PLC0415 - only where it is installed

            bar = tqdm(unit=" draws", unit_scale=True)
    if bar is None:
        return lambda _done, _all: None, lambda: None

    def move(done: int, everything: int) -> None:
        bar.total = everything
        bar.update(done - bar.n)

    return move, bar.close
