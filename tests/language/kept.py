"""Texts that stand elsewhere than in the code: what rules say, settings, starting sets, names of columns and perspectives."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp

from scorecard.export.summary.method import NOTES, VIEWS
from scorecard.measures import catalog
from scorecard.rules.run import rules


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Each with the file that holds it."""
    for rule in rules():
        for text in (rule.title, rule.why, rule.fix, *messages(rule.sql)):
            yield f"scorecard/rules/sql/{rule.rule}", text
    for name in VIEWS:
        for text in (name.replace("_", " "), *(note for key, note in catalog.view(name).notes.items() if key in NOTES)):
            yield f"scorecard/measures/views/{name}.sql", text
    for name, text in _of_toml(root / "scorecard"):
        yield f"scorecard/{name}", text


def _of_toml(package: Path) -> Iterator[tuple[str, str]]:
    for one in _read(package / "model/method.toml").values():
        yield "model/method.toml", one["says"]
        yield "model/method.toml", one["group"]
        yield from (("model/method.toml", choice) for choice in one.get("choices", ()))
    for one in _read(package / "model/templates.toml").values():
        yield "model/templates.toml", one["title"]
        yield "model/templates.toml", one["basis"]
    for one in _read(package / "model/perspectives.toml").values():
        yield "model/perspectives.toml", one["names"]["en"]
    for perspective in _read(package / "model/perspectives.toml"):
        yield "model/perspectives.toml", perspective.replace("_", " ")
    for case in _read(package / "mapping/rules.toml")["case"]:
        yield "mapping/rules.toml", f"{case['id']}: {case['reason']}"
    for field in _read(package / "intake/headings/headings.toml"):
        yield "intake/headings/headings.toml", field.replace("_", " ")


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def messages(sql: str) -> list[str]:
    """What a rule's query can say, a template for each way through its cases; what it fills in is named after its column."""
    [said] = [one.this for one in sqlglot.parse_one(sql, dialect="duckdb").find_all(exp.Alias) if one.alias == "message"]
    found = []
    for parts in product(*(_ways(part) for part in _parts(said))):
        found.append(_numbered("".join(parts)))
    return found


def _parts(said: Any) -> list[Any]:
    return [*_parts(said.left), *_parts(said.right)] if isinstance(said, exp.DPipe) else [said]


def _ways(part: Any) -> list[str]:
    if isinstance(part, exp.Literal):
        return [part.name]
    if isinstance(part, exp.Coalesce):
        return [f"{{{_column(part.this)}}}", *(one.name for one in part.expressions)]
    if isinstance(part, exp.Case):
        branches = [branch.args["true"] for branch in part.args["ifs"]] + [part.args["default"]]
        return [way for branch in branches for parts in product(*(_ways(one) for one in _parts(branch))) for way in ["".join(parts)]]
    return [f"{{{_column(part)}}}"]


def _column(part: Any) -> str:
    named = part.find(exp.Column)
    name = named.name if named else "n"
    return "perspective" if name == "name" else name


def _numbered(template: str) -> str:
    """Placeholders of one name told apart; the same column may stand for two numbers."""
    seen: dict[str, int] = {}

    def another(found: re.Match[str]) -> str:
        seen[found[1]] = seen.get(found[1], 0) + 1
        return found[0] if seen[found[1]] == 1 else f"{{{found[1]}_{seen[found[1]]}}}"

    return re.sub(r"\{(\w+)\}", another, template)


def template(node: ast.AST, words: Mapping[str, str]) -> str | None:
    """A text of the code as a template: what an f-string fills in becomes a placeholder, a word of the module stands as it is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    told = ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            told += str(part.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(part, ast.FormattedValue):
            told += words.get(part.value.id, "{n}") if isinstance(part.value, ast.Name) and part.value.id in words else _filled(part.value)
    return _numbered(told)


def _filled(value: ast.expr) -> str:
    name = next((one for one in _names(value)), "n")
    return f"{{{name.lstrip('_').lower()}}}"


def _names(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Name):
        yield value.id
    elif isinstance(value, ast.Attribute):
        yield value.attr
    elif isinstance(value, ast.Call):
        for part in value.args or ([value.func.value] if isinstance(value.func, ast.Attribute) else []):
            yield from _names(part)
    elif isinstance(value, ast.Subscript | ast.Starred):
        yield from _names(value.value)
    elif isinstance(value, ast.BinOp):
        yield from _names(value.left)
