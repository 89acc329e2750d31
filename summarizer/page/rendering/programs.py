"""How other programs use the page: its endpoints, each with an example."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import getdoc

from markupsafe import Markup

_VIEW = Markup("""
<div class="ps-result ps-programs">
<section class="ps-panel"><h3>Every action is an endpoint</h3>
<p>Types and descriptions of all arguments are behind “Use via API or MCP” at the foot of this page.
A failure is a record, too: <code>error</code> then says what is wrong.</p>
<dl class="ps-endpoints">{rows}</dl></section>
<section class="ps-panel"><h3>From Python</h3>
<p><code>pip install gradio_client</code></p>
<pre class="ps-code" tabindex="0" role="region" aria-label="Example in Python">{python}</pre>
</section>
<section class="ps-panel"><h3>As tools of a language model</h3>
<p>The same actions are offered by the Model Context Protocol (MCP), over streamable HTTP; they
answer with the same records, as JSON. Put this into the configuration of an MCP client:</p>
<pre class="ps-code" tabindex="0" role="region" aria-label="MCP configuration">{mcp}</pre>
</section></div>
""")
_ROW = Markup("<dt><code>/{name}</code></dt><dd>{told}</dd>")
_PYTHON = Markup("""from gradio_client import Client

client = Client("<span data-origin>http://127.0.0.1:7860/</span>")
record = client.predict(
    text=open("article.txt").read(),
    perspectives=["neutral", "security"],
    length="short",
    api_name="/summarize",
)
print(record["summaries"]["security"]["text"])
""")
_MCP = Markup("""{
  "mcpServers": {
    "perspective-summarizer": {
      "url": "<span data-origin>http://127.0.0.1:7860/</span>gradio_api/mcp/"
    }
  }
}""")


def programs(endpoints: Sequence[Callable[..., object]]) -> Markup:
    """Draw the list of endpoints and two examples."""
    rows = (
        _ROW.format(name=one.__name__, told=(getdoc(one) or "").partition("\n")[0])
        for one in endpoints
    )
    return _VIEW.format(rows=Markup("").join(rows), python=_PYTHON, mcp=_MCP)
