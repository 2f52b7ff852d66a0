"""Lets tests write synthetic files of NCI EVS and the CDISC Library: ``import published``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
