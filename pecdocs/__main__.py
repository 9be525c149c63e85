"""`python -m pecdocs` is the same door as the `pecdocs` command."""

from pecdocs.cli import main

if __name__ == "__main__":
    main()
