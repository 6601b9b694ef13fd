"""A server at a port, and somebody who reads its pages in a real browser."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import uvicorn

from recoupe.model import Dossier
from recoupe.serve.application import application
from recoupe.serve.bounds import Bounds
from recoupe.serve.desk import Desk
from recoupe.serve.state import Office
from recoupe.settings import Settings
from tests.export.visit import until

HEAP = {
    "phare.txt": "Le pont de Valmer ferme\n\n"
    "Le maire de Valmer, Paul Nodier, a annoncé mardi 6 mai 2031 que le pont serait fermé lundi.\n\n"
    "Selon la préfecture, douze personnes ont été blessées.\n",
    "echo.txt": "La préfecture a indiqué mercredi 7 mai 2031 que quinze personnes avaient été blessées.\n\n"
    "« Le pont sera fermé lundi », a déclaré le maire de Valmer, Paul Nodier.\n\n"
    "Le syndicat des mariniers a demandé une enquête.\n",
    "gazette.txt": "Le pont de Valmer sera fermé lundi, a annoncé jeudi 8 mai 2031 le maire, Paul Nodier.\n\n"
    "Quinze personnes ont été blessées, selon la préfecture.\n\n"
    "« Le port restera ouvert », a promis Léa Varenne, directrice du port.\n",
}


class Site:
    """One server, listening at ``address`` once it is made; ``office`` is its state."""

    def __init__(
        self, source: Path | Dossier | None, folder: Path, ui: str = "fr", bounds: Bounds | None = None
    ) -> None:
        self.desk = Desk(folder)
        self.office = Office(source, self.desk, Settings(ui=ui), bounds=bounds)
        door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{door.getsockname()[1]}"
        config = uvicorn.Config(application(self.office), log_level="error", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [door]}, daemon=True)
        self._thread.start()

    def rest(self) -> None:
        """Wait until nothing is going on."""
        while current := self.office.runs.current():
            self.office.runs.wait(current.id, 120)

    @property
    def dossier(self) -> Dossier:
        """What is shown now."""
        assert self.office.snapshot is not None
        return self.office.snapshot.dossier

    @property
    def kinds(self) -> list[str]:
        """The kinds of all rows that were decided, in order."""
        return [row.kind for row in self.desk.judgements.rows()]

    def stop(self) -> None:
        """End the server."""
        self._server.should_exit = True
        self._thread.join(20)
        self.desk.close()


class Guest:
    """A browser on a site, with what it complained of; ``trouble`` keeps what was answered with an error."""

    def __init__(self, browser: Any, site: Site, at: str = "/", **context: Any) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.trouble: list[int] = []
        given = {"viewport": {"width": 1200, "height": 800}} | context
        self.page = browser.new_context(base_url=site.address, **given).new_page()
        self.page.on("console", lambda said: self._heard(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.accept()))
        self.page.on("request", lambda asked: self._asked(asked.url))
        self.page.on("response", lambda answer: self.trouble.append(answer.status) if answer.status >= 400 else None)
        self.go(at)

    def _heard(self, said: str) -> None:
        if not said.startswith("Failed to load resource"):  # told by ``trouble``
            self.complaints.append(said)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.site.address, "data:", "blob:")):
            self.complaints.append(url)

    def go(self, at: str) -> None:
        """Open a page of the site anew, and wait until it can be used."""
        self.page.goto("about:blank")
        if at != "about:blank":
            self.page.goto(at)
            self.ready()

    def ready(self) -> None:
        """Wait until the scripts have run."""
        self.page.locator("html.js").wait_for(state="attached")
        if self.page.locator("#judge").count():
            self.until("() => performance.getEntriesByName('recoupe.ready').length > 0")
            self.until("() => document.documentElement.dataset.at === location.hash")

    def until(self, met: str, arg: Any = None) -> Any:
        """Wait until a function of the page returns something."""
        return until(self.page, met, arg)

    def ask(self, selector: str) -> Any:
        """The first element that can be seen."""
        return self.page.locator(selector).locator("visible=true").first

    def after(self, act: Any) -> None:
        """Do what loads the page anew, and wait until it stands where it stood."""
        with self.page.expect_event("load", timeout=60_000):
            act()
        self.ready()
        self.until("() => performance.getEntriesByName('recoupe.settled').length > 0")

    def top(self, selector: str) -> float:
        """How far below the edge of the window an element stands."""
        return float(self.page.locator(selector).first.evaluate("at => at.getBoundingClientRect().top"))

    def claims(self) -> list[str]:
        """The words of the claims on the page."""
        return list(self.page.locator(".claim .gloss bdi").all_text_contents())

    def claim(self, words: str) -> str:
        """The selector of the claim with these words."""
        id = self.page.locator(".claim", has_text=words).first.get_attribute("id")
        return f"[id='{id}']"

    def bar(self) -> str:
        """What the low bar says."""
        self.page.locator("#bar").wait_for()
        return str(self.page.locator("#bar p").inner_text())
