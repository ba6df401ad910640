"""The language of a session: in the link as `lang`, switched in the sidebar, remembered in the browser for the next visit."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scorecard.language import SOURCE, asked_through, closest, languages, speak, tr
from scorecard.web import session

KEY = "lang"
CHOSEN = "lang_chosen"
A_YEAR = 365 * 24 * 60 * 60


def begin() -> None:
    """Let every text of this session be asked for in its language; before anything is written."""
    asked_through(of_session)
    # Tables ask the browser for the language to write numbers in, which need not be the one in use here.
    told = f"Object.defineProperty(navigator, 'languages', {{ value: ['{of_session()}'], configurable: true }});"
    st.html(f"<script>{told}</script>", unsafe_allow_javascript=True)
    if session.recall(KEY) is None and st.query_params.get(KEY) not in languages():
        session.remember(KEY, of_session())
    speak(of_session())


def of_session() -> str:
    """Switched here, else named by the link, else switched on an earlier visit, else the browser's own; English where nobody looks."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return SOURCE
    return session.recall(KEY) or closest((st.query_params.get(KEY), st.context.cookies.get(KEY), st.context.locale))


def switch() -> None:
    """Small, at the end of the sidebar. The link always names the language, so that it shows the words that were shared."""
    offered = languages()
    if len(offered) < 2:
        return
    with st.sidebar:
        st.segmented_control(
            tr("Language"), list(offered), key=KEY, required=True, help=", ".join(offered.values()), bind="query-params", on_change=_keep
        )
        st.html(f"<script>{_told_to_the_browser(of_session())}</script>", unsafe_allow_javascript=True)


def _keep() -> None:
    session.remember(CHOSEN, True)
    session.show_anew()


def _told_to_the_browser(language: str) -> str:
    """What reads a page aloud is told its language, and the link names it without a step in the browser's history.

    Only a switch that a person made is kept, and only in this browser.
    """
    told = f"document.documentElement.lang = '{language}'; let link = new URL(location);"
    told += f" if (!link.searchParams.has('{KEY}')) {{ link.searchParams.set('{KEY}', '{language}');"
    told += " history.replaceState(history.state, '', link); }"
    told += f" document.cookie = '{KEY}={language}; max-age={A_YEAR}; samesite=lax';" if session.recall(CHOSEN) else ""
    return f"{{ {told} }}"
