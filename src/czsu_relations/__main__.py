"""`python -m czsu_relations`."""

import sys

from czsu_relations._cli import main

sys.exit(main())
