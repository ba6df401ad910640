"""Workbooks that we wrote and that came back: data, plans, check-ins."""
