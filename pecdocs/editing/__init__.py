"""Editing: YAML changed in its place. What is not meant to change keeps its bytes: comments, quotes, layout."""
