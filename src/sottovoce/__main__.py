"""`python -m sottovoce` does what the command `sottovoce` does."""

import sys

from sottovoce.cli import main

if __name__ == "__main__":
    sys.exit(main())
