"""Editing: YAML changed in its place. What is not meant to change keeps its bytes: comments, quotes, layout."""

from pecdocs.editing.edit import Edit
from pecdocs.editing.writing import Block

__all__ = ["Block", "Edit"]
