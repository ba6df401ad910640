"""How well objectives find their perspective: `python -m tests.bench.mapping LABELS.csv [--languages en,nl,…]`.

LABELS.csv has the columns text, perspective and language; with source_repo and source_path also what learning from the other sources
adds, a whole source left out at a time. A starter text that stands among the labels is left out of the training, so that no text is
met that was learned.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scorecard.mapping import semantic
from scorecard.mapping.examples import Example, own, starter
from scorecard.mapping.features import Floats
from scorecard.mapping.lexicon import judge
from scorecard.mapping.run import combined
from scorecard.mapping.training import train
from scorecard.model.perspective import normalised
from tests.bench.clock import say

LANGUAGES = ("en", "nl", "de", "fr", "es", "pt")
COVERAGES = tuple(range(20, 101, 10))
FROM_OTHERS = "file"
"""As whose word the other sources' labels count: authors differ, so no more than a file's own column."""


@dataclass(frozen=True, slots=True)
class Labels:
    texts: list[str]
    languages: NDArray[np.str_]
    truth: NDArray[np.str_]
    sources: NDArray[np.str_] | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one way of mapping says about every text."""

    guess: NDArray[np.str_]
    confidence: Floats


def read(path: Path) -> Labels:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["text"] and row["perspective"]]
    sources = [f"{row.get('source_repo', '')} {row.get('source_path', '')}" for row in rows]
    return Labels(
        [row["text"] for row in rows],
        np.array([row.get("language") or "?" for row in rows]),
        np.array([row["perspective"] for row in rows]),
        np.array(sources) if any(source.strip() for source in sources) else None,
    )


def by_lexicon(texts: Sequence[str]) -> Said:
    verdicts = [judge([(text, 1.0)]) for text in texts]
    return Said(
        np.array([verdict.best or "" for verdict in verdicts]),
        np.array([verdict.score * verdict.margin for verdict in verdicts], np.float32),
    )


def by_classifier(texts: Sequence[str], examples: Sequence[Example], *, meaning: bool, rules_first: bool = True) -> Said:
    model = train(examples, semantic.embed if meaning else None, "")
    confidence = model.confidences([[(text, 1.0)] for text in texts], semantic.embed)
    verdicts = [judge([(text, 1.0)]) if rules_first else None for text in texts]
    told = [
        combined(verdict, dict(zip(model.perspectives, map(float, row), strict=True)))
        for verdict, row in zip(verdicts, confidence, strict=True)
    ]
    return Said(np.array([perspective for perspective, _ in told]), np.array([sure for _, sure in told], np.float32))


def with_other_sources(labels: Labels, examples: Sequence[Example], *, meaning: bool) -> Said:
    """Each source by a model that has learned from all others as well."""
    assert labels.sources is not None
    guess, confidence = np.full(len(labels.texts), "", dtype="U32"), np.zeros(len(labels.texts), np.float32)
    for source in sorted(set(labels.sources)):
        apart = labels.sources == source
        met = {normalised(labels.texts[row]) for row in np.flatnonzero(apart)}
        others = [
            own([(labels.texts[row], 1.0)], str(labels.truth[row]), FROM_OTHERS)
            for row in np.flatnonzero(~apart)
            if normalised(labels.texts[row]) not in met
        ]
        said = by_classifier([labels.texts[row] for row in np.flatnonzero(apart)], [*examples, *others], meaning=meaning)
        guess[apart], confidence[apart] = said.guess, said.confidence
    return Said(guess, confidence)


def figures(said: Said, truth: NDArray[np.str_]) -> str:
    right = said.guess == truth
    order = np.argsort(-said.confidence, kind="stable")
    at = [f"{right[order][: max(1, round(len(order) * one / 100))].mean():5.2f}" for one in COVERAGES]
    return f"{right.mean():5.2f} {macro_f1(said.guess, truth):5.2f}  {' '.join(at)}"


def macro_f1(guess: NDArray[np.str_], truth: NDArray[np.str_]) -> float:
    names = sorted(set(truth))
    hits = [2 * ((guess == name) & (truth == name)).sum() / max(1, (guess == name).sum() + (truth == name).sum()) for name in names]
    return float(np.mean(hits))


def table(title: str, ways: Sequence[tuple[str, Said]], labels: Labels, rows: NDArray[np.bool_]) -> Iterator[str]:
    yield f"\n{title}: {rows.sum()} texts"
    yield f"{'':24} top-1    F1  " + " ".join(f"@{one:<4}" for one in COVERAGES)
    for name, said in ways:
        if rows.any():
            yield f"{name:24} {figures(Said(said.guess[rows], said.confidence[rows]), labels.truth[rows])}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("labels", type=Path)
    asked.add_argument("--languages", default=",".join(LANGUAGES), help="those of the first table; the others follow one by one")
    told = asked.parse_args()
    labels = read(told.labels)
    met = {normalised(text) for text in labels.texts}
    examples = [one for one in starter() if normalised(one.text) not in met]
    say(f"{len(labels.texts)} labelled texts; {len(starter()) - len(examples)} of {len(starter())} starter texts left out: labelled too.")
    ways = list(_ways(labels, examples))
    chosen = np.isin(labels.languages, told.languages.split(","))
    silent = np.array([judge([(text, 1.0)]).best is None for text in labels.texts])
    say(*table(f"Languages {told.languages}", ways, labels, chosen))
    say(*table("Of these, no word is in the lexicon", ways, labels, chosen & silent))
    say(*table("Of these, a word is in the lexicon", ways, labels, chosen & ~silent))
    say(*table("No word is in the lexicon, all languages", ways, labels, silent))
    for language in (*told.languages.split(","), *sorted(set(labels.languages[~chosen]))):
        say(*table(language, ways, labels, labels.languages == language))


def _ways(labels: Labels, examples: Sequence[Example]) -> Iterator[tuple[str, Said]]:
    yield "lexicon alone", by_lexicon(labels.texts)
    known: list[tuple[str, bool]] = [("light", False)]
    if semantic.installed():
        known.append(("semantic", True))
    else:
        say("The extra [semantic] is not installed: light only.")
    for name, meaning in known:
        yield name, by_classifier(labels.texts, examples, meaning=meaning)
        yield f"{name}, rules not first", by_classifier(labels.texts, examples, meaning=meaning, rules_first=False)
        if labels.sources is not None:
            yield f"{name} + other sources", with_other_sources(labels, examples, meaning=meaning)


if __name__ == "__main__":
    main()
