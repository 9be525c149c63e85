"""PDF that everyone can read and an archive can keep: a tagging layer over reportlab, which draws but does not tag."""
