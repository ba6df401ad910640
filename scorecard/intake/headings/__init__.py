"""What headings mean: words people use for the fields, one cell, a whole row of them, and the columns below."""
