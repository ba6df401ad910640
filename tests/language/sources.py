"""Every text of the interface, gathered from the source: what the catalogues must hold.

Texts stand in the code inside `tr`, `trn` or `marked`. Headings of tables are the capitalised keys of a row, translated by the table.
What is kept in English and retold where it is shown is found by its place: sentences of findings, of the rules' queries, of settings.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from tests.language import kept

ROOT = Path(__file__).parents[2]
Text = str | tuple[str, str]
SHOWN = ("scorecard/web", "pages")
PARTLY = ("scorecard/measures/reckoning.py", "scorecard/measures/explain.py")
SAID = ("scorecard/intake", "scorecard/mapping", "scorecard/desk", "scorecard/store", *PARTLY)
"""Where sentences are made that are kept or answered in English."""
SENTENCE = re.compile(r"[A-Za-z“{'][^\n]*\s[^\n]*\s[^\n]*(?:[.?]|: \{why\})")
PART = re.compile(r"(?!from |select )[A-Za-z{](?:(?!:\.)[^\n$])*[a-z]{2,}\}?[ ,](?:(?!:\.)[^\n$])*[a-z]{2,}(?:(?!:\.)[^\n$])*")
"""A part of a sentence that is put together where it is kept; each part is a text of its own."""
WHY = re.compile(r"\bAN?_[A-Z]|^(?:aside|reason)$")
"""Names of the code that hold such reasons."""
VERBS = ("is ", "was written ", "holds ", "can't ", "could ", "asks ", "declares ", "unpacks ", "spans ")
"""A sentence that begins so is said of a file, whose name stands before it."""


def gathered() -> Catalog:
    """The texts in the order of their files, each with the files that show it and without a translation."""
    found = Catalog(domain="scorecard", project="Scorecard", charset="utf-8")
    for file in sorted([*(ROOT / "scorecard").rglob("*.py"), *(ROOT / "pages").glob("*.py")]):
        name = file.relative_to(ROOT).as_posix()
        for text in of_module(name, file.read_text(encoding="utf-8")):
            found.add(text, locations=[(name, 0)])
    for name, text in kept.texts(ROOT):
        found.add(text, locations=[(name, 0)])
    return found


def of_module(name: str, source: str) -> Iterator[Text]:
    """What one module shows, or says to be shown later."""
    tree = ast.parse(source)
    yield from _asked_for(tree)
    if name.startswith(SHOWN):
        yield from _headings(tree)
    if name.startswith(SAID):
        yield from _said(tree, PART if name.startswith(PARTLY) else SENTENCE)
    if name.startswith("scorecard/intake"):
        yield from _reasons(tree)


def _asked_for(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [told.value for told in node.args if isinstance(told, ast.Constant) and isinstance(told.value, str) and told.value]
            if node.func.id in ("tr", "marked") and texts:
                yield texts[0]
            elif node.func.id == "trn" and len(texts) == 2:
                yield texts[0], texts[1]


def _headings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key in node.keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and re.match(r"[A-Z0-9].*[a-z]", key.value):
                    yield key.value


def _said(tree: ast.Module, like: re.Pattern[str]) -> Iterator[str]:
    """Sentences, with their values as placeholders."""
    words = {node.targets[0].id: node.value.value for node in tree.body if _is_word(node)}  # type: ignore[attr-defined]
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.Expr) for part in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        told = kept.template(node, words) if id(node) not in inside else None
        if (
            told
            and like.fullmatch(told)
            and re.search("[a-z]{3}", re.sub(r"\{\w+\}", "", told))
            and not re.search(r"\b(?:select|from|delete|drop|update) [a-z_]+\b[^.]*[;?]|\\|\(\?", told)
        ):
            yield f"{{file}} {told}" if told.startswith(VERBS) else told


def _reasons(tree: ast.Module) -> Iterator[str]:
    """Why rows were skipped or a sheet left aside: no sentences, and found by what is done with them."""
    for node in ast.walk(tree):
        told: ast.AST | None = None
        if isinstance(node, ast.Call) and node.args and _takes_a_reason(node.func):
            told = node.args[0]
        elif isinstance(node, ast.Call) and len(node.args) > 1 and getattr(node.func, "id", "") in ("SkippedRows", "_aside"):
            told = node.args[1]
        elif isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "aside":
            told = node.slice
        elif isinstance(node, ast.Assign) and WHY.search(ast.unparse(node.targets[0])):
            told = node.value
        elif isinstance(node, ast.FunctionDef) and node.name in ("_why_no_result", "_left_out"):
            told = ast.Module([one for one in node.body if isinstance(one, ast.Return | ast.If)], [])
        for one in ast.walk(told) if told else ():
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and re.fullmatch(r"[a-z]+ .*[a-z]{2}", one.value):
                yield one.value


def _takes_a_reason(called: ast.expr) -> bool:
    return getattr(called, "attr", "") in ("skip", "setdefault") or ast.unparse(called) == "skipped.append"


def _is_word(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
