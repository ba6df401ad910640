"""File formats to grids. Every reader takes an admitted file and returns a `Book`; it runs in the child process."""
