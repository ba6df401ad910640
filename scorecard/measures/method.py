"""How numbers are computed just now, and who said so."""

from scorecard.measures.ask import rows
from scorecard.model.method import SettingWord, Value, settings
from scorecard.store.store import Store


def settings_now(store: Store) -> dict[str, Value]:
    """Every setting as it holds: what was said last, or the usual."""
    with store.cursor() as cursor:
        said = dict(cursor.execute("select key, value from setting_newest").fetchall())
    known = settings()
    return {key: _read(said[key], one.usual) if key in said else one.usual for key, one in known.items()}


def settings_said(store: Store) -> list[SettingWord]:
    """Everything that was ever said of settings, the newest first."""
    return rows(store, SettingWord, "from setting_word order by set_at desc, key")


def method_version(store: Store) -> str:
    """The methodology's version and how often settings were kept since: "m1.0+2"."""
    with store.cursor() as cursor:
        [(version,)] = cursor.execute("select method_version from threshold").fetchall()
    return str(version)


def _read(text: str, usual: Value) -> Value:
    if isinstance(usual, str):
        return text
    return int(float(text)) if isinstance(usual, int) else float(text)
