"""The slides of the board deck, a module for each kind; `scorecard.export.presentation` puts them together."""
