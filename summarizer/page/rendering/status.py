"""One line of what is going on: a stage, the end, or an error."""

from __future__ import annotations

from markupsafe import Markup

from summarizer.checking import Check
from summarizer.page.ticket import Stage
from summarizer.result import Result

_STAGES = {
    "sending": "Sending",
    "reading": "Reading",
    "waiting": "Waiting",
    "loading": "Loading the model; the first time takes a while",
    "planning": "Choosing what each perspective looks at",
    "encoding": "Taking in the article",
    "writing": "Writing the summaries",
    "checking": "Checking every sentence against the article",
}
_WORKING = Markup(
    '<div class="ps-status"><p>{label}… <span class="ps-clock" data-elapsed="{elapsed}" '
    'aria-hidden="true">{elapsed} s</span></p>'
    '<progress max="{steps}" value="{step}" aria-label="Progress"></progress></div>'
)
_PLAIN = Markup('<div class="ps-status"><p>{}</p></div>')
_ERROR = Markup(
    '<div class="ps-status ps-error"><p><strong>That did not work.</strong> {}</p></div>'
)


def idle() -> Markup:
    """Nothing has been asked for."""
    return Markup("")


def working(stage: Stage, elapsed_s: float) -> Markup:
    """A stage of the work, with the seconds since the start; the page counts on by itself."""
    names = list(_STAGES)
    label = _STAGES.get(stage.name, stage.name.capitalize())
    if stage.ahead:
        label = f"The server is busy: {stage.ahead} ahead of you"
    return _WORKING.format(
        label=label,
        elapsed=round(elapsed_s),
        steps=len(names),
        step=names.index(stage.name) + 1 if stage.name in _STAGES else 1,
    )


def note(message: str) -> Markup:
    """One line that says something."""
    return _PLAIN.format(" ".join(message.split()))


def done(result: Result) -> Markup:
    """The work is over."""
    abstained = sum(summary.abstained for summary in result.summaries.values())
    written = len(result.summaries) - abstained
    parts = [f"{written} {'summary' if written == 1 else 'summaries'}"]
    if abstained:
        parts.append(
            f"{abstained} {'perspective' if abstained == 1 else 'perspectives'} without one"
        )
    return _PLAIN.format(
        f"Done: {', '.join(parts)} ({result.elapsed_s:.0f} s, model {result.model})."
    )


def checked(check: Check) -> Markup:
    """A check is over."""
    count = len(check.sentences)
    return _PLAIN.format(f"Checked {count} {'sentence' if count == 1 else 'sentences'}.")


def stopped() -> Markup:
    """Somebody pressed Stop."""
    return _PLAIN.format("Stopped.")


def failed(message: str) -> Markup:
    """One line that says what is wrong."""
    return _ERROR.format(" ".join(message.split()))
