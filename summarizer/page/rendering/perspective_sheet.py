"""A perspective that somebody made: its file, to read and to take along."""

from __future__ import annotations

from markupsafe import Markup

from summarizer.page.perspective_file import as_toml
from summarizer.page.rendering.actions import download
from summarizer.perspectives import Perspective

_SHEET = Markup(
    '<section class="ps-panel"><div class="ps-toolbar"><h3>The file {name}.toml</h3>{link}</div>'
    '<p class="ps-note">It is all that the command line needs: '
    "<code>summarizer summarize article.txt -p {name}.toml</code></p>"
    '<pre class="ps-code" tabindex="0" role="region" aria-label="The file">{toml}</pre></section>'
)


def perspective_sheet(perspective: Perspective) -> Markup:
    """Draw the file with its download."""
    toml = as_toml(perspective)
    link = download("the perspective", perspective.name, "toml", "application/toml", toml)
    return _SHEET.format(name=perspective.name, link=link, toml=toml)
