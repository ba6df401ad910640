"""File formats to grids. Every reader takes a path that passed the gate and returns a `Book`; it runs in the child process."""
