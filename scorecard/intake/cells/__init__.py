"""What the text or value in a cell honestly says: a number, a day, a period, a direction, a person. In doubt: None."""
