"""``python -m eval``."""

import sys

from eval.cli import main
from summarizer.cli.shell import prepare

if __name__ == "__main__":
    prepare()
    sys.exit(main())
