"""A job: one output in the making, which goes on where it stopped, whatever stopped it.

Records go to a journal beside the output (see :mod:`.journal`). When all are there, the output
is written from the journal in the order of the input and takes its name at once. So the output is
the same however often the run was interrupted, in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial as partial_call
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from summarizer.batch.fingerprint import check_same
from summarizer.batch.journal import Entry, Journal
from summarizer.batch.locations import Location, StoreError, private_name
from summarizer.batch.output import (
    OutputError,
    check_output,
    content_digest,
    publish,
    remedy,
    remove,
    write_records,
)
from summarizer.exits import UsageError


class Job:
    """An output that is locked and being made; see :func:`open_job`.

    Attributes:
        finished: whether the output is there under its name. So it is at the start where an
            earlier run was stopped just after that.
    """

    def __init__(
        self,
        output: Location,
        format: str,
        journal: Journal,
        partial: Path,
        check_free: Callable[[], object],
    ) -> None:
        self.output = output
        self.format = format
        self.journal = journal
        self._partial = partial
        self._check_free = check_free
        digest = journal.header.get("published")
        self.finished = bool(digest and output.exists() and content_digest(output) == digest)
        if not self.finished:
            check_free()

    def begin(self, parts: Mapping[str, str], memory: int, *, restart: bool = False) -> int:
        """Begin, or go on with what an interrupted run has left.

        Args:
            parts: what determines the output, see :mod:`.fingerprint`.
            memory: the budget in bytes, for a run that goes on.
            restart: forget the interrupted run.

        Returns:
            The budget with which the run was begun: with the same one, articles are grouped as
            they were.

        Raises:
            UsageError: that run was begun otherwise.
            OutputError: the disk is full, or fails.
        """
        then: Mapping[str, Any] = self.journal.header
        anew = restart or not then or (self.finished and then["parts"] != parts)
        if not anew:
            check_same(then["parts"], parts, self.output)
            return int(then["memory"])
        self._check_free()
        self.finished = False
        with self._kept():
            self.journal.begin({"parts": dict(parts), "memory": memory})
        return memory

    def add(self, entries: Sequence[Entry]) -> None:
        """Keep records, whatever happens after.

        Raises:
            OutputError: the disk is full, or fails.
        """
        with self._kept():
            self.journal.append(entries)

    def finish(self, fields: Mapping[str, type[Any]]) -> None:
        """Let the output appear under its name.

        Args:
            fields: of a record, with their types.

        Raises:
            UsageError: another file has appeared under that name.
            OutputError: the disk is full, or fails.
        """
        with self._kept():
            write_records(self._partial, self.format, fields, self.journal.records())
            self._check_free()  # something may have appeared meanwhile
            self.journal.mark_published(content_digest(self._partial))
            publish(self._partial, self.output)
        self.finished = True

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Say of an error of the disk or the store that nothing is lost."""
        try:
            yield
        except StoreError as error:
            remove(self._partial)
            raise OutputError(f"{error} {self.journal.done} records are kept.") from error
        except OSError as error:
            remove(self._partial)
            done = self.journal.done
            kept = f"; {done} records are kept. " if done else ". "
            raise OutputError(
                f"{self.output} cannot be written ({error.strerror or error}){kept}"
                f"{remedy(error)} and run the same command again"
                f"{': it goes on from there' if done else ''}."
            ) from error


@contextmanager
def open_job(
    output: Location,
    *,
    source: str,
    format: str | None = None,
    force: bool = False,
    folder: Path | None = None,
) -> Iterator[Job]:
    """Lock an output and open its journal. What is done is kept unless the output is finished.

    Args:
        output: where the records go.
        source: the input, which is never overwritten.
        format: of the output; told by its ending by default.
        force: replace an output that is there already.
        folder: where the journal lies; beside the output by default. Needed for a store.

    Raises:
        UsageError: the output may not be written, or another process is writing it.
        OutputError: there is no place for its journal.
    """
    chosen = check_output(output, source, True, format)
    target = output.resolve() if isinstance(output, Path) else output  # a link stays a link
    own = _own_names(target, folder)
    # Beside a file, wherever its journal is: two processes with different folders meet here.
    near = _own_names(target, None) if isinstance(target, Path) else own
    lock = FileLock(near("lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError(
            f"Another process is writing {output}: let it finish, or name another output."
        ) from None
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror or error}).") from error
    try:
        journal = _journal(own("journal"), output)
        job: Job | None = None
        try:
            free = partial_call(check_output, output, source, force, format)
            job = Job(output, chosen, journal, near("part"), free)
            yield job
        finally:
            journal.close(remove=bool(job and job.finished) or not journal.done)
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)  # while it is held: no other can have it
        lock.release()


def _own_names(output: Location, folder: Path | None) -> Callable[[str], Path]:
    """Where what belongs to an output lies, by its ending.

    Raises:
        UsageError: it lies in a store, where nothing can be kept.
    """
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        name = private_name(output)
        return lambda ending: folder / f".{name}.{ending}"
    if not isinstance(output, Path):
        raise UsageError(
            f"The output {output} is far away: say with --journal in which folder of this machine "
            "an interrupted run is to be kept."
        )
    return lambda ending: output.with_name(f".{output.name}.{ending}")


def _journal(path: Path, output: Location) -> Journal:
    try:
        return Journal(path)
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror or error}).") from error
