"""The window: it shows and asks; every use case is the workspace's, run in a child process."""
