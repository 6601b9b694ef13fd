"""A page opened from disk in a real browser, and what the tests ask of it.

Needs the Python package ``playwright`` and a Chromium on the path (nothing is downloaded); skipped without them.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import recoupe
from recoupe.model import Dossier
from recoupe.settings import Settings
from tests.corpora import corpus

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
VIEWS = ("brief", "claims", "sources", "timeline", "articles")

SEEN = """id => {
  const at = document.getElementById(id), box = at.getClientRects()[0];
  const above = box && document.elementFromPoint(box.left + 3, box.top + 3);
  return above && (at.contains(above) || above.contains(at)) ? getComputedStyle(at).backgroundColor : '';
}"""


@cache
def read(name: str, ui: str = "fr") -> Dossier:
    """The dossier of a corpus (``example``, ``seeds``); raises :class:`~tests.corpora.Absent` where it is not."""
    paths, _ = corpus(name)
    return recoupe.dossier(paths, settings=Settings(ui=ui))


def until(page: Any, met: str, arg: Any = None) -> Any:
    """What a function returns in a page, as soon as that is true; an error after half a minute."""
    return page.evaluate(
        f"""async arg => {{
          for (const end = performance.now() + 30000; performance.now() < end;) {{
            const found = ({met})(arg);
            if (found) return found;
            await new Promise(done => setTimeout(done, 10));
          }}
          throw new Error('never met');
        }}""",
        arg,
    )


class Visit:
    """A page opened from disk, with whatever the browser complained of and asked for."""

    def __init__(self, browser: Any, path: Path, view: str = "", **context: Any) -> None:
        self.path = path
        self.complaints: list[str] = []
        self.script = bool(context.get("java_script_enabled", True))
        self.page = browser.new_context(viewport={"width": 1000, "height": 700}, **context).new_page()
        self.page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.goto(path.as_uri() + (f"#{view}" if view else ""))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "about:")):
            self.complaints.append(request.url)

    def open(self, hash: str) -> None:
        """Load the page anew at this address."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.path.as_uri()}#{hash}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page stands where its address says, and that has been drawn."""
        if self.script:
            self.until("() => document.documentElement.dataset.at === location.hash")
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def sight(self, id: str) -> str:
        """Wait until an element is in sight; the colour of its ground."""
        return str(self.until(SEEN, id))

    def until(self, met: str, arg: Any = None) -> Any:
        """Wait until a function of the page returns something, and return that.

        The browser's own waiting evaluates strings in the page, which the policy of the page forbids.
        """
        return until(self.page, met, arg)

    @property
    def hash(self) -> str:
        """Where the page says it is."""
        return str(self.page.evaluate("decodeURIComponent(location.hash.slice(1))"))

    def lands(self, selector: str) -> str:
        """Click what the selector means; the id it leads to, which must then be in sight and highlighted."""
        link = self.page.locator(selector).locator("visible=true").first
        id = unquote(link.evaluate("at => at.closest('a').getAttribute('href')").removeprefix("#"))
        link.click()
        self.until("id => decodeURIComponent(location.hash.slice(1)) === id", id)
        colour = self.sight(id)
        if self.page.locator(f"[id='{id}']").evaluate("at => !!at.closest('.text')"):
            assert colour != "rgba(0, 0, 0, 0)", f"#{id} is not highlighted"
        return str(id)
