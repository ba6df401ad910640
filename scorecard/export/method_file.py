"""The settings as a file that people read, change, keep under version control and give back."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from scorecard.errors import UnreadableFile
from scorecard.model.method import Value, settings


def method_file(now: Mapping[str, Value], version: str) -> str:
    """TOML with every setting, what it says and its bounds; without a line's end behind the last."""
    lines = [f"# How Scorecard computes its numbers, version {version}. A setting that is left out stays as it is."]
    group = ""
    for key, one in settings().items():
        if one.group != group:
            group = one.group
            lines += ["", f"# {group}"]
        bounds = " | ".join(one.choices) or f"{one.least:g} to {one.most:g}, usually {one.usual}"
        value = f'"{now[key]}"' if one.choices else f"{now[key]}"
        lines.append(f"{key} = {value}  # {one.says} ({bounds})")
    return "\n".join(lines)


def read_method_file(path: Path) -> dict[str, Value]:
    """The settings that a file names, as it tells them; whether they can be is not looked at. Raises UnreadableFile."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableFile(f"{path} can't be read.", "Check its name; `scorecard settings` prints such a file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "Write `key = value` lines; `scorecard settings` prints such a file."
        raise UnreadableFile(f"{path} is no settings file: {str(error).splitlines()[0]}.", hint) from error
