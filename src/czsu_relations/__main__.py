"""Run the command line: `python -m czsu_relations`."""

import sys

from czsu_relations._command.main import main

sys.exit(main())
