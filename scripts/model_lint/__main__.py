"""Run the linter: `python -m model_lint FILE...`."""

import sys

from model_lint.command import main

sys.exit(main())
