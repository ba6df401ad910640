"""Sheets that are no plain table, set upright: forms, boards, turned tables, histories, headings over several rows, bands."""
