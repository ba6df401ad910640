"""How numbers are computed: the form, what a change would do, and who said what."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from scorecard import desk
from scorecard.language import figure, tr
from scorecard.measures import method, perspectives
from scorecard.model.method import MethodEffect, Setting, SettingWord, Value, settings
from scorecard.model.scope import Scope
from scorecard.web import parts, session, tables


def choose(scope: Scope | None) -> None:
    """Every setting by its group; first what the change would do, then, for exactly that, the button that keeps it."""
    version, now = session.ask(method.method_version), session.ask(method.settings_now)
    st.markdown(
        tr("Every number carries the version of the method that made it, now **{version}**; each change makes another.").format(
            version=parts.plain(version)
        )
    )
    told = {
        key: value
        for group, members in groupby(settings().values(), key=lambda one: one.group)
        for key, value in _group(group, list(members), now, version).items()
    }
    wanted = {key: value for key, value in told.items() if value != now[key]}
    if not wanted:
        st.caption(tr("Change a value to see what it would do; nothing changes before it is kept."))
        return
    changes = ", ".join(f"**{parts.plain(key)}** {now[key]} → {value}" for key, value in wanted.items())
    st.markdown(tr("To be changed: {changes}").format(changes=changes))
    if scope is not None and not _foreseen(wanted, scope):
        return
    st.button(tr("Keep these settings"), key="keep_settings", type="primary", on_click=_keep, args=(wanted,))


def _keep(wanted: dict[str, Value]) -> None:
    session.act(desk.keep_settings, wanted, by=session.who())


def _group(group: str, members: Sequence[Setting], now: dict[str, Value], version: str) -> dict[str, Value]:
    with st.expander(tr(group)):
        return {one.key: _setting(one, now[one.key], f"{one.key}|{version}") for one in members}


def _setting(one: Setting, now: Value, key: str) -> Value:
    label = tr("{setting} (usually {value})").format(setting=tr(one.says), value=_value(one.usual))
    if one.choices:
        return st.selectbox(label, one.choices, index=one.choices.index(str(now)), format_func=tr, key=key) or now
    if one.whole:
        return int(st.number_input(label, int(one.least), int(one.most), int(now), key=key))
    return float(st.number_input(label, one.least, one.most, float(now), step=0.01, format="%.4g", key=key))


def _value(value: Value) -> str:
    return tr(value) if isinstance(value, str) else figure(value)


def _foreseen(wanted: dict[str, Value], scope: Scope) -> bool:
    """Whether a person has seen what these settings would do to what they look at."""
    asked = (session.version(), repr(wanted), scope)
    if st.button(tr("See what this would change"), key="foresee_settings"):
        with st.spinner(tr("Computing on trial …")):
            effect = session.act(desk.foresee_settings, wanted, scope)
        if effect is not None:
            session.remember("foreseen_settings", (asked, effect))
    foreseen = session.recall("foreseen_settings")
    if foreseen is None or foreseen[0] != asked:
        st.caption(tr("Nothing is kept before you have seen what it would change."))
        return False
    _effect(foreseen[1], scope)
    return True


def _effect(effect: MethodEffect, scope: Scope) -> None:
    for sentence in effect.told():
        st.markdown(parts.plain(sentence))
    held = session.ask(perspectives.perspective_set, scope)
    before = dict(effect.before.perspectives)
    tables.show(
        [
            {"Perspective": held.name_of(name), "Score now": before.get(name), "Score then": score}
            for name, score in sorted(effect.after.perspectives, key=lambda one: held.place_of(one[0]))
        ],
        key="settings_effect",
        alt=tr("The score of each perspective now and with these settings"),
        columns=dict.fromkeys(("Score now", "Score then"), tables.SCORE),
    )


def history() -> None:
    """Who said what of the method, the newest first."""
    said: list[SettingWord] = session.ask(method.settings_said)
    if not said:
        st.caption(tr("Nobody has changed how numbers are computed; they follow the methodology."))
        return
    tables.show(
        [{"Setting": one.key, "Value": one.value, "When (UTC)": tables.moment(one.set_at), "Who": one.set_by} for one in said],
        key="settings_said",
        alt=tr("What was said of the settings, the newest first"),
        columns={"When (UTC)": tables.moments()},
    )
