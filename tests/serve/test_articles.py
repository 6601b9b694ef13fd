"""Articles that are sent and taken out: read once, kept on the desk, refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.export import read
from recoupe.serve.bounds import Bounds
from tests.serve.client import Client

BAC = "Le préfet a annoncé jeudi 8 mai 2031 que le bac resterait à quai.".encode()
FEW = Bounds(file_bytes=2_000, request_bytes=6_000, files=3, articles=4)


def paths(client: Client) -> set[str]:
    return {Path(row["path"]).name for row in client.rows("articles")}


def test_a_file_joins_the_heap(client: Client) -> None:
    before = client.etag()
    status = client.add(("bac.txt", BAC))
    assert (status["state"], status["rejected"]) == ("done", [])
    assert status["etag"] == client.etag() != before
    assert paths(client) == {"phare.txt", "echo.txt", "bac.txt"}
    assert "bac.txt" in {one["path"] for one in client.get("/api/v1/dossier").json()["run"]["inputs"]}


def test_only_what_is_new_is_read(client: Client) -> None:
    counted = client.get("/api/v1/dossier").json()["run"]["parsed"]["sentences"]
    client.add(("bac.txt", BAC))
    assert client.get("/api/v1/dossier").json()["run"]["parsed"]["sentences"] == counted + 1


def test_a_text_joins_the_heap(client: Client) -> None:
    asked = {"text": BAC.decode(), "title": "Le bac", "outlet": "L'Écho", "url": "https://echo.example/bac"}
    answer = client.post("/api/v1/articles", json={**asked, "published": "2031-05-08"})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/v1/runs/{answer.json()['run']}"
    client.settle(answer.json()["run"])
    row = next(row for row in client.rows("articles") if row["title"] == "Le bac")
    assert {key: row[key] for key in asked} == asked
    assert row["published"]["value"] == "2031-05-08"


def test_what_is_known_already_is_told_and_not_kept(client: Client, folder: Path) -> None:
    before = client.etag()
    status = client.add(("again.txt", (folder / "phare.txt").read_bytes()), ("bac.txt", BAC), ("bac2.txt", BAC))
    assert [(row["path"], row["slug"]) for row in status["rejected"]] == [
        ("again.txt", "duplicate"),
        ("bac2.txt", "duplicate"),
    ]
    assert [file.path for file in client.desk.files()] == ["bac.txt"]
    assert client.etag() != before


@pytest.mark.parametrize(
    ("name", "data", "slug"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"  \n \n", "empty"),
        ("photo.txt", bytes(range(256)) * 8, "binary"),
        ("photo.jpg", BAC, "unknown-type"),
        (".txt", BAC, "unknown-type"),
        ("rows.jsonl", b'{"id": "a"\n', "malformed"),
        ("rows.jsonl", b'{"id": "a", "text": 3}\n', "no-text"),
        ("numbers.txt", b"1234 5678\n" * 9, "empty"),
        ("page.html", b"<script>alert(1)</script>", "no-article"),
        ("deutsch.txt", "Der Bürgermeister hat die Brücke am Montag geschlossen. ".encode() * 9, "language"),
    ],
)
def test_what_cannot_be_read_is_a_row_with_a_reason(client: Client, name: str, data: bytes, slug: str) -> None:
    before = client.get("/api/v1/dossier").content
    status = client.add((name, data))
    assert status["state"] == "done"
    assert [row["slug"] for row in status["rejected"]] == [slug], status
    assert status["rejected"][0]["message"]
    assert client.get("/api/v1/dossier").content == before
    assert client.desk.files() == ()
    assert list((client.desk.folder / "articles").iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["../../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a\u202e\u0000/evil.txt", "evil.txt"],
)
def test_a_name_is_shown_and_never_a_path(client: Client, name: str, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    client.add((name, BAC))
    assert "evil.txt" in paths(client)
    made = set(tmp_path.rglob("*")) - before
    assert {path.relative_to(client.desk.folder).as_posix() for path in made} == {"articles/0001.txt"}


def test_the_lines_of_a_file_are_refused_one_by_one(client: Client) -> None:
    lines = [json.dumps({"id": "a", "text": BAC.decode()}), "{", json.dumps({"id": "c", "text": ""})]
    status = client.add(("rows.jsonl", "\n".join(lines).encode()))
    assert [row["path"] for row in status["rejected"]] == ["rows.jsonl#2", "rows.jsonl#c"]
    assert "rows.jsonl#a" in {row["path"] for row in client.rows("articles")}
    listed = client.get("/api/v1/dossier").json()["run"]["rejected"]
    assert [row["path"] for row in listed] == ["rows.jsonl#2", "rows.jsonl#c"]


def test_one_article_is_taken_out_and_comes_back(client: Client) -> None:
    before = client.get("/api/v1/dossier").json()
    client.add(("bac.txt", BAC))
    id = next(row["id"] for row in client.rows("articles") if row["path"] == "bac.txt")
    answer = client.delete(f"/api/v1/articles/{id}")
    assert answer.status_code == 202
    assert client.settle(answer.json()["run"])["state"] == "done"
    after = client.get("/api/v1/dossier").json()
    assert {key: value for key, value in after.items() if key != "run"} == {
        key: value for key, value in before.items() if key != "run"
    }
    assert client.desk.files() == ()
    client.add(("bac.txt", BAC))
    assert "bac.txt" in paths(client)


def test_a_file_that_was_named_stays_and_its_article_stays_out(
    serve: Callable[..., Client], folder: Path, tmp_path: Path
) -> None:
    first = serve(folder, desk=tmp_path / "kept")
    id = next(row["id"] for row in first.rows("articles") if row["path"].endswith("echo.txt"))
    first.settle(first.delete(f"/api/v1/articles/{id}").json()["run"])
    assert (folder / "echo.txt").exists()
    first.stop()
    assert paths(serve(folder, desk=tmp_path / "kept")) == {"phare.txt"}


def test_nothing_is_left_of_the_last_article(serve: Callable[..., Client]) -> None:
    client = serve()
    client.add(("bac.txt", BAC))
    id = client.rows("articles")[0]["id"]
    assert client.settle(client.delete(f"/api/v1/articles/{id}").json()["run"])["etag"] is None
    assert client.get("/api/v1/dossier").status_code == 404
    assert client.get("/").headers["location"] == "/add"


def test_the_desk_goes_on_where_it_stood(serve: Callable[..., Client], tmp_path: Path) -> None:
    first = serve(desk=tmp_path / "kept")
    first.add(("bac.txt", BAC), ("../quai.md", "# Au quai\n\nLe maire a nié mardi toute fermeture du quai.".encode()))
    etag, whole = first.etag(), first.get("/api/v1/dossier").content
    first.stop()
    second = serve(desk=tmp_path / "kept")
    assert (second.etag(), second.get("/api/v1/dossier").content) == (etag, whole)
    assert paths(second) == {"bac.txt", "quai.md"}


def test_two_files_of_one_name_are_two(client: Client) -> None:
    client.add(("bac.txt", BAC))
    client.add(("x/bac.txt", b"Le maire a dit mardi que le bac partirait vendredi."))
    assert paths(client) == {"phare.txt", "echo.txt", "bac.txt", "bac (2).txt"}


@pytest.mark.parametrize(
    ("files", "code", "where"),
    [
        ([("a.txt", b"x" * 2_001)], "file-size", "a.txt"),
        ([(f"{n}.txt", BAC) for n in range(4)], "too-many-files", "files"),
        ([(f"{n}.txt", BAC) for n in range(9)], "too-many-files", "files"),
        ([(f"{n}.txt", b"x" * 1_999) for n in range(3)], "request-size", ""),
        ([(f"{n}.txt", BAC) for n in range(3)], "heap-full", ""),
    ],
)
def test_too_much_is_refused_whole(
    serve: Callable[..., Client], folder: Path, files: list[tuple[str, bytes]], code: str, where: str
) -> None:
    client = serve(folder, bounds=FEW)
    answer = client.post("/api/v1/articles", files=[("files", file) for file in files])
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, code)
    assert answer.json()["error"]["where"] == where
    assert answer.json()["error"]["hint"]
    assert client.desk.files() == ()


def test_a_body_of_unknown_length_is_bounded(serve: Callable[..., Client]) -> None:
    client = serve(bounds=FEW)
    body = (b"x" * 1_000 for _ in range(10))
    for path in ("/api/v1/articles", "/api/v1/judgements"):
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.json()["error"]["code"] == "request-size", answer.text
        body = (b"x" * 1_000 for _ in range(10))


def test_a_text_is_bounded(serve: Callable[..., Client]) -> None:
    answer = serve(bounds=FEW).post("/api/v1/articles", json={"text": "x" * 2_000})
    assert answer.json()["error"]["code"] == "file-size"


def test_the_heap_is_bounded_by_its_articles(serve: Callable[..., Client], folder: Path) -> None:
    client = serve(folder, bounds=FEW)
    lines = [json.dumps({"id": n, "text": f"Le maire a dit mardi que le bac {n} partirait."}) for n in range(1, 5)]
    status = client.add(("rows.jsonl", "\n".join(lines).encode()))
    assert [row["slug"] for row in status["rejected"]] == ["heap-full", "heap-full"]
    assert len(client.rows("articles")) == 4


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"content": b"Le pont.", "headers": {"Content-Type": "text/plain"}}, 415, "media-type"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "malformed"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 400, "malformed"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=b"}}, 400, "malformed"),
        ({"data": {"files": "no file"}, "files": {"other": ("a.txt", b"x")}}, 422, "no-files"),
        ({"json": {"title": "Le bac"}}, 422, "invalid"),
        ({"json": {"text": 3}}, 422, "invalid"),
        ({"json": {"text": "x", "verdict": "y"}}, 422, "invalid"),
        ({"json": ["x"]}, 422, "invalid"),
        ({"content": b""}, 415, "media-type"),
    ],
)
def test_what_is_no_article_is_refused(reader: Client, sent: dict[str, object], status: int, code: str) -> None:
    answer = reader.post("/api/v1/articles", **sent)  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), answer.text


def test_nobody_takes_out_what_is_not_there(reader: Client) -> None:
    assert reader.delete("/api/v1/articles/nobody").status_code == 404
    assert reader.delete("/api/v1/articles/nobody", headers={"If-Match": '"old"'}).status_code == 412


def test_the_desk_is_read_by_the_command_line(client: Client, tmp_path: Path) -> None:
    import recoupe

    client.add(("bac.txt", BAC))
    path = tmp_path / "dossier.json"
    path.write_bytes(client.get("/api/v1/exports/json").content)
    assert read(path).articles == recoupe.export.json.loads(client.get("/api/v1/dossier").text).articles
