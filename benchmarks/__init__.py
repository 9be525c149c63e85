"""What the program costs beside other ways to the same document; `python -m benchmarks` measures and prints it."""
