"""What learning from decisions would change."""

from dataclasses import dataclass

from scorecard.language import number, percent, tr, trn


@dataclass(frozen=True, slots=True)
class PerspectiveChange:
    """An objective that a retrained classifier places elsewhere; neither a person, the file nor the lexicon speaks on it."""

    objective_id: str
    objective: str
    unit: str | None
    period: str | None
    before: str | None
    """None: unmapped."""
    after: str | None
    """None: a suggestion that is not sure enough to be used."""
    confidence: float
    """Of the best guess, 0 to 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Learning:
    """How the classifier stands. Decisions that differ in nothing but unit or period count once."""

    semantic: bool
    """Whether it knows the meaning of texts (`scorecard[semantic]`), or their words alone."""
    decisions: int
    """Decisions of people that it has learned from."""
    new_decisions: int
    """How many more or fewer there are now; 0 when nothing changed their number."""
    enough: int
    """Decisions from which on it can be measured on them; below, it suggests only."""
    outdated: bool
    """Whether what it would learn from has changed since."""
    threshold: float | None
    """The confidence from which on its word is used without asking; None: it suggests only."""
    precision: float | None
    """The share of held-out decisions above the threshold that it met."""
    coverage: float | None
    """The share of held-out decisions that were above the threshold."""
    accuracy: float | None
    """The share of all held-out decisions that it met; None: it was measured on none of them."""

    @property
    def known(self) -> int:
        """Decisions that it could learn from now."""
        return self.decisions + self.new_decisions

    @property
    def missing(self) -> int:
        """How many more decisions it needs before it may place objectives by itself."""
        return max(0, self.enough - self.known)

    def told(self) -> list[str]:
        """In plain words: what it has learned from, and what it may do."""
        return [f"{self._learned()} {self._since()}".rstrip(), self._may()]

    def _learned(self) -> str:
        if not self.decisions:
            return tr("The classifier has learned from no decision of people yet.")
        return trn(
            "The classifier has learned from {n} decision of people.",
            "The classifier has learned from {n} decisions of people.",
            self.decisions,
        ).format(n=number(self.decisions))

    def _since(self) -> str:
        if self.new_decisions > 0:
            return trn("{n} decision is new to it.", "{n} decisions are new to it.", self.new_decisions).format(
                n=number(self.new_decisions)
            )
        if self.new_decisions < 0:
            gone = -self.new_decisions
            return trn("{n} decision no longer stands.", "{n} decisions no longer stand.", gone).format(n=number(gone))
        if not self.decisions:
            return ""
        return tr("Since then some of what it learns from has changed.") if self.outdated else tr("None is new to it.")

    def _may(self) -> str:
        if self.threshold is not None:
            return tr(
                "It places objectives by itself from a confidence of {threshold} on and only suggests below: of the decisions "
                "it was tried on, {coverage} were that sure, and of these it met {precision}."
            ).format(threshold=percent(self.threshold), coverage=percent(self.coverage or 0.0), precision=percent(self.precision or 0.0))
        if self.missing:
            return trn(
                "It only suggests: it needs {n} more decision before it may place objectives by itself ({known} of {enough} are there).",
                "It only suggests: it needs {n} more decisions before it may place objectives by itself ({known} of {enough} are there).",
                self.missing,
            ).format(n=number(self.missing), known=number(self.known), enough=number(self.enough))
        if self.accuracy is None:
            return tr("It only suggests: there are enough decisions now to try it on, as soon as it learns.")
        return tr(
            "It only suggests: of the decisions it was tried on it met {share}, "
            "and those it was surest of were not met surely enough to do without asking."
        ).format(share=percent(self.accuracy))
