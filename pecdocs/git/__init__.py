"""What git remembers of a folder: its revisions, and the files as they were.

Nothing is written but by `saving`, and only when a user asks for a tag.
"""

from pecdocs.git.repository import NO_REPOSITORY, Commit, Repository, open_repository

__all__ = ["NO_REPOSITORY", "Commit", "Repository", "open_repository"]
