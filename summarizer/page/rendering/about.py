"""What this is, how far to trust it, and what it cannot see: always on the page."""

from __future__ import annotations

from markupsafe import Markup

_HEADER = Markup("""
<header class="ps-header">
  <h1>Perspective Summarizer</h1>
  <p>One news article, several framings. Every sentence is tied to the sentences of the article
  that support it.</p>
</header>
""")

_ABOUT = Markup("""
<aside class="ps-about" aria-label="About these summaries">
  <h2>Before you rely on a summary</h2>
  <dl>
    <div><dt>Machine-written, from one article</dt>
    <dd>A language model writes the summaries from the article above and nothing else. A framing
    selects and emphasises; it is meant to add nothing. Where the model strayed, the article’s own
    sentence stands in its place and is marked so.</dd></div>
    <div><dt>How support is measured</dt>
    <dd>A program compares each sentence with the article: names, numbers, dates, quotations,
    negations and who did what to whom. 100&nbsp;% means that the article says so, not that it is
    true. The measure errs; the numbered sentences are there for you to judge.</dd></div>
    <div><dt>What it cannot see</dt>
    <dd>Other sources, pictures, what the article leaves out, and whether the article is right. It
    can miss an angle, or take irony at its word.</dd></div>
  </dl>
</aside>
""")


def header() -> Markup:
    """Title of the page."""
    return _HEADER


def about() -> Markup:
    """The permanent note."""
    return _ABOUT
