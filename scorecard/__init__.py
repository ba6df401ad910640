"""Balanced Scorecard analytics for OKR spreadsheets."""
