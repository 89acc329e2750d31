"""A result as a web page of its own: to keep, to print, to send. It loads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from summarizer.article import Article
from summarizer.page.colour import shades
from summarizer.page.markdown import FOOT, ORIGINS
from summarizer.perspectives import Perspective
from summarizer.result import Result, Summary, SummarySentence

_PAGE = Markup("""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; color: #1e293b; background: #fff;
    max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }}
  h2 {{ border-bottom: 3px solid; padding-bottom: .2rem; }}
  li {{ margin-block: .4rem; }} li:target {{ background: #fff3c4; }}
  small, .note {{ color: #475569; }}
</style></head><body>
<h1 dir="auto">{title}</h1>
{notice}{summaries}
<h2 id="article">{heading}</h2>
<ol>{lines}</ol>
<p class="note">{foot}</p>
</body></html>
""")
_NOTICE = Markup('<p role="note"><strong>{}</strong></p>\n')
_SUMMARY = Markup(
    '<section><h2 style="color:{colour}">{title}</h2><p class="note">{definition}</p>{body}'
    "</section>\n"
)
_SENTENCE = Markup(
    '<p><span dir="auto">{text}</span> {marks} <small>support {support}{origin}</small></p>'
)
_MARK = Markup('<a href="#s{number}">[{number}]</a>')
_LINE = Markup('<li id="s{number}" value="{number}" dir="auto">{text}</li>\n')


def as_web_page(result: Result, perspectives: Sequence[Perspective], whole: bool) -> str:
    """Write the summaries with links to their evidence.

    Args:
        whole: whether the whole article follows, or the evidence alone.
    """
    used = {
        index
        for perspective in perspectives
        for sentence in result[perspective.name].sentences
        for index in sentence.evidence
    }
    summaries = (_summary(one, result[one.name]) for one in perspectives)
    return str(
        _PAGE.format(
            title=result.title or "Summaries",
            notice=_NOTICE.format(result.notice) if result.notice else "",
            summaries=Markup("").join(summaries),
            heading="The article" if whole else "The evidence",
            lines=_lines(result.article, None if whole else used),
            foot=FOOT.format(model=result.model),
        )
    )


def _summary(perspective: Perspective, summary: Summary) -> Markup:
    if summary.abstained:
        body = Markup("<p>No summary from this perspective. {}</p>").format(summary.reason or "")
    else:
        body = Markup("").join(_sentence(one) for one in summary.sentences)
    return _SUMMARY.format(
        colour=shades(perspective.colour).light,
        title=perspective.title,
        definition=perspective.definition,
        body=body,
    )


def _sentence(sentence: SummarySentence) -> Markup:
    marks = (_MARK.format(number=index + 1) for index in sentence.evidence)
    return _SENTENCE.format(
        text=sentence.text,
        marks=Markup(" ").join(marks),
        support=f"{sentence.support:.0%}",
        origin=ORIGINS[sentence.origin],
    )


def _lines(article: Article | None, only: set[int] | None) -> Markup:
    sentences = article.sentences if article else ()
    return Markup("").join(
        _LINE.format(number=one.index + 1, text=" ".join(one.text.split()))
        for one in sentences
        if only is None or one.index in only
    )
