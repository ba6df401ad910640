"""Headings set right by what stands beside and below them: which of several columns is the target, whose unit or weight it is."""
