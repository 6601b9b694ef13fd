"""A dossier as a notebook shows it: the head of the page, with no script, style sheet or link."""

from __future__ import annotations

from jinja2 import Environment

from recoupe.export.json import LONE_SURROGATE
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier

LIMIT = 10
"""Claims shown; how many there are stands in the line above them."""

TEMPLATE = """<div><h3><bdi>{{ v.title() }}</bdi></h3>
<p>{{ w.count('article', d.articles|length) }} · {{ w.count('outlet', v.outlets|length) }} · {{ v.period }} ·
{{ w.count('claim', d.claims|length) }} · {{ w.count('divergence', d.divergences|length) }} ·
{{ w.count('rejected', d.run.rejected|length) }}. {{ w.say('in_corpus') }}</p>
<table><tbody>{% for c in d.claims[:limit] %}<tr><td>{{ w.name('status', c.status) }}</td>
<td>{{ w.count('article', c.attestations) }} → {{ w.interval(c.origins.lower, c.origins.upper) }}</td>
<td style="text-align:left"><bdi>{{ c.gloss }}</bdi></td></tr>{% endfor %}</tbody></table></div>"""


def summary_html(dossier: Dossier) -> str:
    """An HTML fragment, escaped, in the interface language the dossier was made with (French when it says none)."""
    w = words("en" if dossier.run.settings.get("ui") == "en" else "fr")
    template = Environment(autoescape=True).from_string(TEMPLATE)
    return LONE_SURROGATE.sub("\ufffd", template.render(v=View(dossier, w), w=w, d=dossier, limit=LIMIT))
