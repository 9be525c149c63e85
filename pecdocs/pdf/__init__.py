"""The PDF writer: blocks drawn with reportlab, tagged, with fonts that are always embedded."""
