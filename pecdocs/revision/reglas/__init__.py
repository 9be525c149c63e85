"""One file a rule: it defines `REGLA`, and is found by standing here."""
