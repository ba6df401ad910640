"""Pages on an organisation whose every text would come alive: nothing of it stands where a page interprets."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from scorecard import desk
from tests.pages.conftest import PAGES, opened
from tests.pages.test_pages import XLSX
from tests.soundness.hostile import AWAY, MARK, TEXTS, organisation, workbook

ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
"""A sign of Markdown that stands for itself."""
LIVE = re.compile(rf"!\[|\]\(|<[a-z!/]|\*\*Zqx|_Zqx_|`Zqx|:red\[|:material/home|\$x|(?:https?:|www\.|@){re.escape(AWAY)}|https?://{AWAY}")
"""Signs of the hostile texts that Markdown makes something of."""
MARKUP = re.compile(r"<(?:script|img|a|svg)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def organised(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    store = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    organisation(store, folder)
    store.close()
    return folder / "s.duckdb"


@pytest.fixture
def hostile(organised: Path, empty: Path) -> None:
    shutil.copy(organised, empty)


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, as a browser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def protos(at: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every element and block of a page with its kind, as the browser is told of it."""

    def walk(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        if getattr(node, "proto", None) is not None:
            yield node.type, MessageToDict(node.proto, preserving_proto_field_name=True)
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    yield from walk(at.main)
    yield from walk(at.sidebar)


def strings(told: Any, *, without: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every text in something told as JSON, with the name under which it stands."""
    for name, one in told.items() if isinstance(told, dict) else enumerate(told):
        if isinstance(one, str):
            yield str(name), one
        elif isinstance(one, (dict, list)) and name not in without:
            yield from strings(one, without=without)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("page", PAGES)
def test_no_text_from_data_comes_alive_on_a_page(page: str) -> None:
    at = opened(page)
    assert not at.exception
    _dead(at)


def _dead(at: AppTest) -> None:
    """Nothing that the browser is told of a page comes alive there."""
    for kind, told in protos(at):
        assert not told.get("allow_html"), told
        if kind == "html":
            _inert(told["body"])
        elif kind == "bidi_component":
            for _, text in strings(json.loads(told["json"])):
                _inert(text)
        elif kind == "plotly_chart":
            spec = json.loads(told["spec"])
            templates = [text for name, text in strings(spec) if name == "hovertemplate"]
            # What marks lead to is not shown, unless a template says so.
            hidden = () if any("customdata" in text for text in templates) else ("customdata",)
            assert [text for _, text in strings(spec, without=hidden) if MARK in text and MARKUP.search(text)] == []
        else:
            read = [text for name, text in strings(told, without=("options", "arrow_data")) if name in ("body", "label", "help", "caption")]
            assert [text for text in read if LIVE.search(ESCAPED.sub("", text))] == [], kind


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("many", [False, True], ids=["one file", "many files"])
def test_no_text_of_a_file_comes_alive_before_it_is_loaded_and_after(tmp_path: Path, *, many: bool) -> None:
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["Objective", "Key result", "Target", "Unit", "Status", *TEXTS])
    rows.writerows([f"{text} objective", f"{text} result", text, text, text, *TEXTS] for text in TEXTS)
    text = table.getvalue()
    names = ["of " + one.replace("/", "") for one in TEXTS[13:18]]
    files = [(f"{name}.csv", text.replace("Target", f"Target {place}").encode(), "text/csv") for place, name in enumerate(names)]
    files.append((f"{names[0]}.xlsx", workbook(tmp_path / "hostile.xlsx").read_bytes(), XLSX))
    at = opened("imports")
    at.file_uploader[0].set_value([*(files if many else files[-2:]), (f"{names[2]}.xls", b"PK\3\4 cut off", XLSX)])
    at.run()
    assert not at.exception
    shown = json.dumps([told for _, told in protos(at)])
    assert MARK in shown
    _dead(at)
    at.button(key="load").click().run()
    assert not at.exception
    assert MARK in json.dumps([told for kind, told in protos(at) if kind in ("alert", "success", "warning", "error", "info")])
    _dead(at)


def _inert(body: str) -> None:
    """No tag or attribute of a piece of HTML came of a text from data."""
    tags = Tags(body).found
    assert not [tag for tag, told in tags if tag in ("img", "a", "iframe") or any(name.startswith("on") for name in told)]
    assert not [told for tag, told in tags if tag == "script" and MARK in body]


def test_the_escaped_text_is_what_the_test_looks_for() -> None:
    assert LIVE.search(ESCAPED.sub("", "![Zqx](http://203.0.113.9/Zqx.png)"))
    assert not LIVE.search(ESCAPED.sub("", r"\!\[Zqx\]\(http" + "\u2060" + r"\://203\.0\.113\.9/Zqx\.png\)"))
