"""The sheets of the Excel summary, one module each; `scorecard.export.workbook` puts them together."""
