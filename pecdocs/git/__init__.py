"""What git remembers of a folder: its revisions, and the files as they were.

Nothing is written but by `saving`, and only when a user asks for a tag.
"""

from pecdocs.git.repository import Commit, Repository, open_repository

__all__ = ["Commit", "Repository", "open_repository"]
