"""The widgets that describe a set of perspectives and their weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scorecard.language import SOURCE, in_use, marked, percent, tr
from scorecard.model.perspective import ESG, LANGUAGES, MOST, Perspective, PerspectiveSet, known, normalised
from scorecard.web import parts, session

ESG_CHOICES = {
    "tag": marked("A tag on objectives of any perspective"),
    "driver": marked("A perspective of its own, beside internal processes: it drives results"),
    "goal": marked("A perspective of its own, at the top: a goal in itself"),
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a person added to and took from the set that the form began with."""

    start: str
    added: tuple[Perspective, ...] = ()
    removed: frozenset[str] = frozenset()


def members(base: PerspectiveSet, start: str) -> tuple[Perspective, ...]:
    """The perspectives as the form tells them, the top of the map first; `start` names what the form began with."""
    draft = session.recall("perspective_draft")
    if not isinstance(draft, _Draft) or draft.start != start:
        draft = _Draft(start)
    shown = [one for one in (*base.members, *draft.added) if one.perspective_id not in {*draft.removed, ESG}]
    esg = _esg(base, start)
    told = [_row(one, draft) for one in shown]
    if esg != "tag":
        top = max(one.rank for one in told) if told else 1
        process = next((one.rank for one in told if one.perspective_id == "internal_process"), 1)
        own = next((one for one in base.members if one.perspective_id == ESG), known()[ESG])
        told.append(_row(replace(own, rank=top if esg == "goal" else process, counted=True), draft, ranked=False))
    _add(draft, [one.perspective_id for one in told])
    return PerspectiveSet.of(told).members


def _esg(base: PerspectiveSet, start: str) -> str:
    own = next((one for one in base.members if one.perspective_id == ESG), None)
    now = "tag" if own is None else "goal" if own.rank == base.members[0].rank else "driver"
    picked = st.radio(
        tr("Sustainability (ESG) is"),
        list(ESG_CHOICES),
        index=list(ESG_CHOICES).index(now),
        format_func=lambda key: tr(ESG_CHOICES[key]),
        key=f"esg|{start}",
    )
    return picked or now


def _row(one: Perspective, draft: _Draft, *, ranked: bool = True) -> Perspective:
    """One perspective: name, place on the map, whether objectives are placed there; names in other languages and words below."""
    key = f"{one.perspective_id}|{draft.start}"
    with st.container(border=True):
        left, middle = st.columns([2, 1], vertical_alignment="bottom")
        below = st.container(horizontal=True, vertical_alignment="center")
        label = tr("Name of {perspective}").format(perspective=parts.plain(one.name()))
        name = left.text_input(label, one.name(), max_chars=60, key=_key_of_name(in_use(), key))
        level = tr("Rank (1 is the bottom)")
        rank = middle.number_input(level, 1, 9, one.rank, key=f"rank|{key}", disabled=not ranked) if ranked else one.rank
        counted = below.checkbox(tr("Objectives are placed here"), one.counted, key=f"counted|{key}") if ranked else True
        if ranked and below.button(tr("Remove"), key=f"remove|{key}"):
            session.remember("perspective_draft", replace(draft, removed=draft.removed | {one.perspective_id}))
            st.rerun()
        names, words = _more(one, key)
    return replace(one, rank=int(rank), counted=counted, names={**one.names, **names, **_own(one, name.strip())}, words=words)


def _own(one: Perspective, name: str) -> dict[str, str]:
    """The name in the language in use; what falls back on another language's name stays so until it is changed."""
    return {} if name == one.name() and in_use() not in one.names else {in_use(): name}


def _key_of_name(language: str, key: str) -> str:
    return f"name|{key}" if language == SOURCE else f"{language}|{key}"


def _more(one: Perspective, key: str) -> tuple[dict[str, str], tuple[str, ...]]:
    others = {code: language for code, language in LANGUAGES.items() if code != in_use()}
    with st.expander(tr("{perspective}: names in other languages, words that speak for it").format(perspective=parts.plain(one.name()))):
        columns = st.columns(2)
        names = {
            code: columns[place % 2].text_input(language, one.names.get(code, ""), max_chars=60, key=_key_of_name(code, key))
            for place, (code, language) in enumerate(others.items())
        }
        told = st.text_area(
            tr("Words and phrases in the text of an OKR that speak for it, one a line; * at the end stands for any ending"),
            "\n".join(one.words),
            max_chars=4_000,
            key=f"words|{key}",
        )
    told_names = {code: name.strip() for code, name in names.items() if name.strip()}
    return told_names, tuple(word.strip() for word in told.splitlines() if normalised(word))


def _add(draft: _Draft, taken: Sequence[str]) -> None:
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    name = left.text_input(tr("Another perspective"), max_chars=60, key=f"add|{draft.start}|{len(draft.added)}", placeholder=tr("Safety"))
    slug = normalised(name).replace(" ", "_")
    clash = slug in taken or slug == ESG
    if right.button(tr("Add"), key="add_perspective", disabled=len(taken) > MOST) and slug and not clash:
        new = known().get(slug) or Perspective(slug, 1, {"en": name.strip()})
        others = tuple(one for one in draft.added if one.perspective_id != slug)
        session.remember("perspective_draft", replace(draft, added=(*others, new), removed=draft.removed - {slug}))
        st.rerun()
    if name and clash:
        st.caption(tr("It is there already, or it is the choice above."))


def _weight(column: DeltaGenerator, one: Perspective, told: Mapping[str, float], start: str) -> float:
    label = tr("Weight of {perspective}").format(perspective=parts.plain(one.name()))
    key = f"weight|{one.perspective_id}|{start}"
    return float(column.number_input(label, 0.0, 1_000.0, told.get(one.perspective_id, 1.0), key=key))


def weights(
    members: Sequence[Perspective], told: Mapping[str, float], start: str, *, alike: str = marked("All perspectives weigh alike")
) -> tuple[tuple[str, float], ...]:
    """Intended weights, relative to each other; empty while nobody intends any."""
    counted = [one for one in members if one.counted]
    fits = bool(told) and all(one.perspective_id in told for one in counted)
    if not counted or st.toggle(tr(alike), value=not fits, key=f"alike|{start}"):
        return ()
    columns = st.columns(len(counted))
    found = tuple((one.perspective_id, _weight(column, one, told, start)) for column, one in zip(columns, counted, strict=True))
    total = sum(weight for _, weight in found)
    if total:
        shares = [f"{parts.plain(one.name())} {percent(weight / total)}" for one, (_, weight) in zip(counted, found, strict=True)]
        st.caption(tr("Intended: {shares}").format(shares=", ".join(shares)))
    return found
