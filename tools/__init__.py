"""Programs for those who maintain pecdocs; none of them is installed."""
