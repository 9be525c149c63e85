"""What git remembers of a folder: its revisions, and the files as they were. Nothing is ever written."""

from pecdocs.git.repository import Commit, Repository, open_repository

__all__ = ["Commit", "Repository", "open_repository"]
