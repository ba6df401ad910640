"""The child processes in which files from outside are read, and what they are asked and answer."""
