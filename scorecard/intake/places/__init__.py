"""Where tables stand on a sheet, and what the words around them say of all their rows."""
