"""Every kind of input, good and bad: an article as it should be, or one clear row; the run always goes on."""

import json
import os
import random
from pathlib import Path

import pytest

from recoupe import ingest
from recoupe.lang import codes, load
from recoupe.settings import Settings

BODY = (
    "La digue de Port-Clair ferme mardi\n\n"
    "La maire a indiqué mardi que la digue serait fermée pendant trois jours pour des travaux.\n"
    "« Nous devons protéger les habitants », a-t-elle ajouté devant la presse.\n"
)
JAPANESE = "市長は火曜日に堤防を閉鎖すると発表した。工事は三日間続く見込みだ。住民の安全を守るためだという。\n" * 3


def read(*paths, **options):
    return ingest.read(paths, Settings(**options))


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def only_refusal(found):
    assert found.articles == ()
    (row,) = found.rejected
    assert row.path in row.message
    assert row.message.endswith(".")
    return row


def test_plain_text_is_unchanged_with_title_and_outlet_only_where_it_says_so(put):
    text = BODY.replace("\n", "\r\n") + "\nSource : Le Fanal\n"
    (article,) = read(put("a.txt", text)).articles
    assert article.text == text
    assert article.title == "La digue de Port-Clair ferme mardi"
    assert (article.outlet, article.language, article.published) == ("Le Fanal", "fr", None)
    (bare,) = read(put("b.txt", BODY.split("\n\n")[1])).articles
    assert (bare.title, bare.outlet) == (None, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"])
def test_encodings_give_the_same_text(put, encoding):
    body = BODY.replace("«", '"').replace("»", '"')
    (article,) = read(put("a.txt", body.encode(encoding))).articles
    assert article.text == body


def test_mixed_line_ends_stay(put):
    text = BODY.replace("\n\n", "\r\n\r", 1) + "Fin.\rEt voilà.\r\n"
    (article,) = read(put("a.txt", text)).articles
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", " \n\t\n", "empty"),
        ("a.txt", '"', "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02" + bytes(range(256)) * 4, "binary"),
        ("a.txt", bytes(random.Random(1).randbytes(5000)), "binary"),
        ("a.txt", "x" * 20_000_000, "too-long"),
        ("a.txt", JAPANESE, "language"),
        ("a.txt", JAPANESE.encode("utf-16"), "language"),
        ("a.pdf", "%PDF", "unknown-type"),
        ("a.html", "<html><head><title>x</title></head><body></body></html>", "no-article"),
        ("a.html", b"\x00\x01\x02\x03", "binary"),
        ("a.jsonl", "", "empty"),
    ],
)
def test_bad_files_are_one_row(put, name, content, slug):
    path = put(name, content)
    assert only_refusal(read(path)).slug == slug


def test_missing_path(tmp_path):
    assert only_refusal(read(tmp_path / "nowhere.txt")).slug == "missing"


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are POSIX ones")
def test_unreadable_files_and_loops_of_links(put, tmp_path):
    path = put("d/a.txt", BODY)
    (tmp_path / "d" / "again").symlink_to(tmp_path / "d", target_is_directory=True)
    (tmp_path / "d" / "self.txt").symlink_to(tmp_path / "d" / "self.txt")
    found = read(tmp_path / "d")
    assert [a.path for a in found.articles] == [path.as_posix()]
    assert [r.slug for r in found.rejected] == ["unreadable"]


def test_a_folder_with_nothing_to_read(put, tmp_path):
    put("empty/.hidden.txt", BODY)
    put("empty/picture.png", b"\x89PNG")
    assert only_refusal(read(tmp_path / "empty")).slug == "nothing-readable"


def test_the_same_file_by_two_ways_is_read_once_and_the_same_article_twice_is_told(put, tmp_path):
    first = put("d/a.txt", BODY)
    put("d/b.txt", BODY.replace("\n", "\r\n"))
    found = read(first, tmp_path / "d", first)
    assert [a.path for a in found.articles] == [first.as_posix()]
    (row,) = found.rejected
    assert (row.slug, row.path) == ("duplicate", (tmp_path / "d/b.txt").as_posix())
    assert first.as_posix() in row.message


def test_one_text_under_two_outlets_is_two_articles(put):
    rows = [{"id": str(i), "text": BODY, "outlet": outlet} for i, outlet in enumerate(("Le Fanal", "La Vigie"))]
    found = read(put("a.jsonl", "\n".join(map(json.dumps, rows))))
    assert [a.outlet for a in found.articles] == ["Le Fanal", "La Vigie"]
    assert not found.rejected


def test_jsonl_keeps_its_text_and_loses_only_bad_lines(put):
    row = {"id": "x1", "text": BODY + "\r\n ", "title": "T", "authors": ["A. B"], "published": "2031-05-04", "url": "u"}
    path = put("a.jsonl", "\n".join([json.dumps(row), "{", "[1]", '{"id": "x2"}', "", '{"id": "x3", "text": " "}']))
    found = read(path)
    (article,) = found.articles
    assert (article.path, article.text) == (f"{path.as_posix()}#x1", row["text"])
    assert (article.title, article.authors, article.published, article.url) == ("T", ("A. B",), "2031-05-04", "u")
    assert [(r.path.split("#")[1], r.slug) for r in found.rejected] == [
        ("2", "malformed"), ("3", "malformed"), ("x2", "no-text"), ("x3", "no-text")]  # fmt: skip
    assert "2" in found.rejected[0].message


def test_markdown_front_matter(put):
    head = "---\ntitle: 'La digue'\nauthors:\n  - A. Morel\n  - B. Tain\ndate: 2031-05-04\noutlet: Le Fanal\n---\n"
    (article,) = read(put("a.md", head + BODY)).articles
    assert article.text == head + BODY
    assert (article.title, article.authors) == ("La digue", ("A. Morel", "B. Tain"))
    assert (article.published, article.outlet) == ("2031-05-04", "Le Fanal")


PAGE = """<html lang="fr"><head><meta charset="utf-8">
<title>La digue ferme &lt;script&gt;alert(1)&lt;/script&gt;</title>
<meta property="og:title" content="La digue ferme <script>alert(1)</script>">
<meta property="og:site_name" content="Le Fanal"><meta name="author" content="Jeanne Morel">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-04T09:12:00+02:00"}</script>
</head><body><nav><a href="/">Accueil</a></nav><article><h1>La digue ferme</h1>
<p>La maire a indiqué mardi que la digue serait fermée pendant trois jours pour des travaux très attendus.</p>
<p>Les habitants de la ville basse, eux, sont invités à rejoindre leurs proches avant la fin de la semaine.</p>
</article></body></html>"""


def test_html_gives_text_and_metadata_without_markup(put):
    (article,) = read(put("a.html", PAGE)).articles
    assert "La maire a indiqué mardi" in article.text
    assert "<" not in article.text
    assert article.title
    assert "<" not in article.title
    assert "alert" not in article.title
    assert (article.outlet, article.authors) == ("Le Fanal", ("Jeanne Morel",))
    assert article.published == "2031-05-04T09:12:00+02:00"


@pytest.mark.parametrize(
    "text", [BODY + '\nElle a lancé un dernier " et rien.\n', BODY + "« " * 10_000 + "non" + " »" * 10_000]
)
def test_odd_quotation_marks_are_no_trouble(put, text):
    (article,) = read(put("a.txt", text)).articles
    assert article.text == text


def test_order_of_paths_changes_nothing_and_ids_do_not_depend_on_company(put):
    paths = [put(f"{n}.txt", BODY.replace("trois", str(n))) for n in range(2, 8)]
    whole = read(*paths)
    assert read(*reversed(paths)) == whole
    assert [a.path for a in whole.articles] == sorted(p.as_posix() for p in paths)
    alone = read(paths[3]).articles[0]
    assert alone in whole.articles
    assert len({a.id for a in whole.articles}) == 6


def test_a_language_that_is_set_overrides_what_is_seen(put):
    (article,) = read(put("a.txt", BODY), lang="en").articles
    assert article.language == "en"


def test_messages_have_the_same_keys_in_every_language():
    keys = [set(load(code).table("text")["messages"]) for code in codes()]
    assert all(k == keys[0] for k in keys)


def test_refusals_speak_the_language_of_the_page(tmp_path: Path):
    french, english = (read(tmp_path / "x.txt", ui=ui).rejected[0].message for ui in ("fr", "en"))
    assert "n'existe pas" in french
    assert "does not exist" in english
