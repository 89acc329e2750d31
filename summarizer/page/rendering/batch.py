"""A batch on its way: how far it is, how fast, and what went wrong with which record."""

from __future__ import annotations

from markupsafe import Markup

from summarizer.page.batch_job import Progress

_PROGRESS = Markup(
    '<div class="ps-status"><p>{told}</p><progress {max}value="{value}" aria-label="Records done">'
    "</progress></div>{notes}{errors}"
)
_OVER = Markup('<div class="ps-status"><p>{told}</p></div>{notes}{errors}')
_NOTE = Markup('<p class="ps-note">{}</p>')
_ERRORS = Markup(
    '<section class="ps-panel ps-failed"><h3>Records that failed: {failed}</h3>'
    '<div class="ps-scroll" tabindex="0" role="region" aria-label="Records that failed">'
    '<table><thead><tr><th scope="col">Record</th><th scope="col">Why</th></tr></thead>'
    "<tbody>{rows}</tbody></table></div>{more}</section>"
)
_ROW = Markup('<tr><th scope="row" dir="auto">{id}</th><td dir="auto">{message}</td></tr>')
_MORE = Markup('<p class="ps-note">And {} more; the downloaded file names them all.</p>')


def batch_progress(progress: Progress) -> Markup:
    """Draw a batch that runs."""
    total = progress.total
    of = f" of {total}" if total is not None else ""
    return _PROGRESS.format(
        told=f"{progress.records}{of} records: {progress.told}",
        max=Markup('max="{}" ').format(max(1, total)) if total is not None else "",
        value=progress.records,
        notes=_notes(progress),
        errors=_errors(progress),
    )


def batch_over(progress: Progress, how: str) -> Markup:
    """Draw a batch that has ended: done, or stopped."""
    return _OVER.format(
        told=f"{how}: {progress.told}", notes=_notes(progress), errors=_errors(progress)
    )


def _notes(progress: Progress) -> Markup:
    return Markup("").join(_NOTE.format(note) for note in progress.notes)


def _errors(progress: Progress) -> Markup:
    if not progress.errors:
        return Markup("")
    rows = (_ROW.format(id=own, message=message) for own, message in progress.errors)
    hidden = progress.failed - len(progress.errors)
    return _ERRORS.format(
        failed=progress.failed,
        rows=Markup("").join(rows),
        more=_MORE.format(hidden) if hidden else "",
    )
