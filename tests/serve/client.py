"""What the tests ask of a server, in few words."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from recoupe.serve.desk import Desk
from recoupe.serve.guard import Guard
from recoupe.serve.state import Office


class Client(TestClient):
    """A client of one server, started at once; ``office`` is its state and ``desk`` what that keeps."""

    def __init__(self, office: Office, desk: Desk, app: Guard) -> None:
        super().__init__(app, base_url="http://127.0.0.1:8017", raise_server_exceptions=False, follow_redirects=False)
        self.office, self.desk, self._ended = office, desk, False
        self.__enter__()

    def stop(self) -> None:
        """End the server, once."""
        if not self._ended:
            self._ended = True
            self.__exit__(None, None, None)
            self.desk.close()

    def settle(self, run: str = "") -> Any:
        """The status of a run, or of the one in hand, once it is over."""
        current = self.office.runs.current()
        id = run or (current.id if current else "")
        if id:
            assert self.office.runs.wait(id, 60).over
        return self.get(f"/api/v1/runs/{id}").json() if id else None

    def rows(self, table: str, **query: object) -> list[dict[str, Any]]:
        """The rows of a table."""
        found: list[dict[str, Any]] = self.get(f"/api/v1/{table}", params=query).json()["rows"]
        return found

    def etag(self) -> str:
        """That of the dossier."""
        return str(self.head("/api/v1/dossier").headers["etag"])

    def add(self, *files: tuple[str, bytes]) -> Any:
        """Send files and wait; the status of the run."""
        answer = self.post("/api/v1/articles", files=[("files", file) for file in files])
        assert answer.status_code == 202, answer.text
        return self.settle(answer.json()["run"])

    def judge(self, **asked: object) -> Any:
        """Decide as Rose."""
        return self.post("/api/v1/judgements", json={"who": "Rose", **asked})
