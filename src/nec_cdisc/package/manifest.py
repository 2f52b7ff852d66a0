"""What a package says of itself: every file by its hash, what it was made of, and what was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from nec_cdisc import __version__
from nec_cdisc.package.rejection import Checked
from nec_cdisc.package.tree import Tree
from nec_cdisc.study.freshness import MANIFEST
from nec_cdisc.writers.run_record import sha256


def write_manifest(
    tree: Tree,
    name: str,
    sources: Mapping[str, str],
    checks: Sequence[Checked],
    settings: Mapping[str, Any],
    split: Mapping[str, Any],
) -> None:
    """Write the manifest of a package that is complete; ``sources`` are what it was made of. Raises ``OSError``."""
    files = {tree.relative(path): sha256(path) for path in sorted(tree.root.rglob("*")) if path.is_file()}
    said = {
        "study": name,
        "package": __version__,
        "settings": dict(settings),
        "made_of": dict(sources),
        "checks": [
            {
                "check": item.name,
                "asks": item.asks,
                "state": item.state.value,
                "problems": [problem.message for problem in item.problems],
            }
            for item in checks
        ],
        "split": dict(split),
        "files": files,
    }
    text = json.dumps(said, indent=1, ensure_ascii=False) + "\n"
    (tree.root / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
