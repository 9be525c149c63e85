"""The redline: both versions of a document as one, whose differences are tracked changes that a reader may accept."""
