"""`python -m sen.cli`: the command where no script is installed."""

import sys

from sen.cli import main

sys.exit(main())
