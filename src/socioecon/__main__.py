"""`python -m socioecon`: the same as the command `socioecon`."""

import sys

from socioecon.cli import main

if __name__ == "__main__":
    sys.exit(main())
