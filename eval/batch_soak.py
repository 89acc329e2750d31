"""A long batch on a tiny model: does memory stay flat, and is no record lost or doubled?

    python -m eval.batch_soak [--records N] [--model FOLDER]

Short synthetic articles go through the whole command: reader, groups, model, journal, output.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

NAMES = ("Orla", "Dalmar", "Belmark", "Arvenia", "Torshavn", "Marwa", "Anselm", "Kesh")
EVENTS = (
    "closed its port to foreign warships on Monday",
    "asked the court to hear the case of the cable again",
    "said that its coast guard had stopped three ships",
    "denied that it had agreed to the treaty on the river",
)


def write_records(path: Path, count: int) -> None:
    """Articles of two to five sentences; one in fifty holds none."""
    chance = random.Random(7)  # noqa: S311
    with path.open("w") as file:
        for number in range(count):
            said = (
                f"{chance.choice(NAMES)} {chance.choice(EVENTS)}, a spokesman said."
                for _ in range(chance.randint(2, 5))
            )
            text = " ".join(said) if number % 50 else None
            file.write(json.dumps({"id": number, "text": text}) + "\n")


def command(source: Path, output: Path, model: str) -> list[str]:
    """The batch command with the least work for the model."""
    options = ["-p", "security", "--length", "short", "--candidates", "1", "--no-timing"]
    call = [sys.executable, "-m", "summarizer", "batch", str(source), "-o", str(output)]
    return [*call, "--model", model, *options, "--progress", "json"]


def run(arguments: list[str]) -> Iterator[tuple[int, float]]:
    """Run the command; records done and megabytes in use, over time."""
    child = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)  # noqa: S603
    about = psutil.Process(child.pid)
    assert child.stderr is not None  # noqa: S101 - it is a pipe
    for line in child.stderr:
        said = json.loads(line) if line.startswith("{") else {}
        if "done" in said and "output" not in said:
            yield said["done"] + sum(said["failed"].values()), about.memory_info().rss / 1e6
        elif "stage" not in said and "output" not in said:
            print(line, end="", file=sys.stderr)
    child.wait()


def main() -> None:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--model", help="a folder; a tiny random model by default")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, output = folder / "in.jsonl", folder / "out.jsonl"
        write_records(source, given.records)
        call = command(source, output, given.model or _tiny(folder / "tiny"))
        seen: list[tuple[int, float]] = []
        shown = 0
        for done, megabytes in run(call):
            seen.append((done, megabytes))
            if done >= shown:
                shown = done + min(1000, given.records // 20)
                print(f"{done} records, {megabytes:.0f} MB", flush=True)
        ids = [json.loads(line)["id"] for line in output.open()]
        half = given.records / 2
        early, late = ([m for d, m in seen if (d > half) is after] for after in (False, True))
        print(
            json.dumps(
                {
                    "records": len(ids),
                    "in_order": ids == [str(number) for number in range(given.records)],
                    "highest_mb_first_half": round(max(early, default=0), 1),
                    "highest_mb_second_half": round(max(late, default=0), 1),
                }
            )
        )


def _tiny(folder: Path) -> str:
    from tests.models.families import CAUSAL

    return str(CAUSAL["llama"].save(folder))


if __name__ == "__main__":
    main()
