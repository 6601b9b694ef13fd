"""``dossier.json``: a :class:`~recoupe.model.Dossier` written out field by field, and read back.

Both directions follow the dataclasses of ``model.py``, so a field added there travels without a change here; the
published JSON Schema (:func:`schema`) is held to them by a test.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from recoupe.errors import RecoupeError
from recoupe.model import Dossier, Member

SCHEMA = "recoupe-dossier/1"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_dict(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON-able values, with exactly the fields of the contract (``from_`` becomes ``from``).

    A member is ``{"statement": id}``, ``{"article": id, "span": [a, b]}`` in an outlet's own voice, or the same with
    ``"part_of": id`` for a part of a statement; every other field is present, ``None`` when unknown.
    """
    rows = {field.name: _plain(getattr(dossier, field.name)) for field in dataclasses.fields(dossier)}
    return {"schema": rows.pop("schema"), **rows}


def dumps(dossier: Dossier) -> str:
    """The text of ``dossier.json``: one record a line, so that it can be searched and compared line by line.

    The same dossier always gives the same text. It can always be encoded as UTF-8: half a surrogate pair, which an
    input may smuggle in, is written as an escape.
    """
    return text(to_dict(dossier))


def text(values: Mapping[str, Any]) -> str:
    """The same from the values of :func:`to_dict`."""
    body = ",\n".join(f"{_compact(key)}: {_rows(value)}" for key, value in values.items())
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", f"{{\n{body}\n}}\n")


def loads(source: str | Mapping[str, Any]) -> Dossier:
    """The dossier that a ``dossier.json`` holds, from its text or from the parsed object.

    Unknown fields are ignored, since a later version may hold more. Raises :class:`~recoupe.errors.RecoupeError`
    naming the first field that is missing or of the wrong kind.

    >>> loads(dumps(loads({"schema": "recoupe-dossier/1", "run": {"version": "1", "settings": {}, "models": [],
    ...     "inputs": [], "rejected": [], "cutoffs": []}}))).run.version
    '1'
    """
    data = _parse(source) if isinstance(source, str) else source
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise RecoupeError(f'this is not a dossier: "schema" is not {SCHEMA!r}; give a dossier.json of this version')
    dossier = _read(Dossier, data, "dossier")
    assert isinstance(dossier, Dossier)
    return dossier


@cache
def _schema_text() -> str:
    return (files("recoupe") / "schema" / "recoupe-dossier-1.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """The published JSON Schema (draft 2020-12) of ``dossier.json``, a fresh copy each time."""
    loaded: dict[str, Any] = json.loads(_schema_text())
    return loaded


# ------------------------------------------------------------------------------------------------------------- writing


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_compact(row) for row in value) + "\n]"
    return _compact(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Member):
        return {key: _plain(at) for key, at in _fields(value).items() if at is not None}
    if dataclasses.is_dataclass(value):
        return {key: _plain(at) for key, at in _fields(value).items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _fields(record: Any) -> dict[str, Any]:
    return {key_of(field.name): getattr(record, field.name) for field in dataclasses.fields(record)}


def key_of(name: str) -> str:
    """The JSON key of a dataclass field (``from_`` is a Python word, so it loses its underscore).

    >>> key_of("from_")
    'from'
    """
    return name.rstrip("_")


# ------------------------------------------------------------------------------------------------------------- reading


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RecoupeError(f"this is not JSON ({error}); give the dossier.json that recoupe wrote") from None


def _read(kind: Any, value: Any, where: str) -> Any:
    """``value`` as the annotated type ``kind``, or an error that names ``where``."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _record(kind, value, where)
    if origin in (Union, types.UnionType):
        present = next(arm for arm in get_args(kind) if arm is not type(None))
        return None if value is None else _read(present, value, where)
    if origin is tuple:
        return _tuple(get_args(kind), value, where)
    if origin is Literal:
        return value if value in get_args(kind) else _wrong(where, f"one of {', '.join(get_args(kind))}")
    if origin is dict:
        return dict(value) if isinstance(value, Mapping) else _wrong(where, "an object")
    accepted = int | float if kind is float else kind
    fits = isinstance(value, accepted) and (kind is bool or not isinstance(value, bool))
    return value if fits else _wrong(where, f"of type {kind.__name__}")


def _record(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        _wrong(where, "an object")
    hints, found = _hints(kind), {}
    for field in dataclasses.fields(kind):
        key = key_of(field.name)
        if key in value:
            found[field.name] = _read(hints[field.name], value[key], f"{where}.{key}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            _wrong(f"{where}.{key}", "present")
    return kind(**found)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _tuple(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        _wrong(where, "a list")
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], item, f"{where}[{n}]") for n, item in enumerate(value))
    if len(kinds) != len(value):
        _wrong(where, f"a list of {len(kinds)}")
    return tuple(_read(kind, item, f"{where}[{n}]") for n, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _wrong(where: str, expected: str) -> NoReturn:
    raise RecoupeError(f"{where} should be {expected}; check the file against the published schema")
