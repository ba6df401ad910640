"""The numbers of one key result: levels, one column a period, groups, plans, and what cannot be compared."""
