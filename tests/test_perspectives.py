"""A perspective is a TOML file; a mistake in one is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import PerspectiveError
from summarizer.perspectives import Perspective, built_in, load_perspective

EXAMPLES = Path(__file__).parent.parent / "examples"
GOOD = 'name = "water"\ndefinition = "who controls and uses the river\'s water"\n'


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_three_come_with_the_package_the_whole_article_first() -> None:
    first, *framings = built_in()
    assert first.whole_article
    assert [framing.whole_article for framing in framings] == [False, False]


@pytest.mark.parametrize("perspective", built_in(), ids=lambda p: p.name)
def test_a_built_in_is_complete(perspective: Perspective) -> None:
    assert perspective.title
    assert perspective.instruction.endswith(".")
    assert not perspective.definition.endswith(".")
    assert perspective.whole_article or len(perspective.cues) >= 40
    assert all(cue == cue.lower() for cue in perspective.cues)
    assert len(set(perspective.cues)) == len(perspective.cues)


@pytest.mark.parametrize("perspective", built_in(), ids=lambda p: p.name)
def test_its_colour_is_readable_on_white(perspective: Perspective) -> None:
    assert 1.05 / (_luminance(perspective.colour) + 0.05) >= 4.5  # WCAG 2.2, level AA


def test_it_is_found_by_name_or_by_file(tmp_path: Path) -> None:
    for perspective in built_in():
        assert load_perspective(perspective.name) is perspective
    assert load_perspective(EXAMPLES / "economic.toml").name == "economic"
    assert load_perspective(str(EXAMPLES / "economic.toml")).cues
    (tmp_path / "water.toml").write_text(GOOD, encoding="utf-8-sig")
    assert load_perspective(tmp_path / "water.toml").title == "Water"


MISTAKES = {
    "typo": (GOOD + 'cuse = ["dam"]', 3, "unknown key 'cuse'; did you mean 'cues'?"),
    "unknown": (GOOD + "\nzzz = 1", 4, "unknown key 'zzz'; known are name, definition"),
    "table": (GOOD + "\n[cues]\ndam = 1", 4, "'cues' must be a list of words"),
    "cues": (GOOD + 'cues = ["dam", 3]', 3, "'cues' must be a list of words"),
    "text": ('name = "a"\n\ndefinition = 3', 3, "'definition' must be text in quotation marks"),
    "switch": (GOOD + 'whole_article = "yes"', 3, "'whole_article' must be true or false"),
    "missing": ('name = "a"', 1, "'definition' is missing"),
    "empty": ("", 1, "'name' is missing"),
    "name": ('definition = "b"\nname = "A b"', 2, "must start with a lower-case letter"),
    "colour": (GOOD + 'colour = "red"', 3, "must look like '#1f6feb'"),
    "blank": ('name = "a"\ndefinition = " "', 2, "needs a one-sentence definition"),
    "open": (GOOD + 'title = "x\n', 3, "not valid TOML"),
    "open at the end": (GOOD + 'title = "x', 3, "not valid TOML"),
    "no value": (GOOD + "title = \n", 3, "not valid TOML"),
}


@pytest.mark.parametrize(("text", "line", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_names_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PerspectiveError) as caught:
        load_perspective(path)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_text_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'name = "a"\ntitle = "caf\xe9"')
    with pytest.raises(PerspectiveError, match=r"latin\.toml, line 2: .*save the file as UTF-8"):
        load_perspective(tmp_path / "latin.toml")
    with pytest.raises(PerspectiveError, match="this is a folder"):
        load_perspective(tmp_path)
    with pytest.raises(PerspectiveError, match=r"none\.toml: there is no such file"):
        load_perspective(tmp_path / "none.toml")


@pytest.mark.parametrize("name", ["", "zzz", "\0", "Neutrl", "x" * 5000])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(PerspectiveError) as caught:
        load_perspective(name)
    assert all(perspective.name in str(caught.value) for perspective in built_in())
    assert ("Did you mean 'neutral'?" in str(caught.value)) == (name == "Neutrl")
