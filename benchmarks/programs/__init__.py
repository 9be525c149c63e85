"""The programs that are measured: each is given a folder and an output, and prints the seconds of its own work."""
