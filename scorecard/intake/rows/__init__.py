"""From the rows of a table to objectives, key results, check-ins, milestones and links; and what is wrong with them."""
