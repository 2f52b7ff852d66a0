"""Writes what analysis datasets were made by, as plain ASCII text: the mappings and the functions of the study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.mapping.files import FOLDER
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.fault_points import passed

README = "readme.txt"
_AUTHORED = (".yaml", ".yml", ".py")
#: What every study has says more of the datasets than the folder that it stands in.
_SOURCES = "sources"
_README = """\
How the analysis datasets of this study were made
==================================================

The program nec-cdisc, version {version}, read the SDTM datasets of this submission and these mappings, and wrote the
analysis datasets. There are no further programs: each variable is derived by the line of the mapping that bears its
name. The verbs of the mappings are described in the methods of define.xml, word for word.

These are copies as plain text; characters beyond ASCII are replaced. The file names of the mappings are in brackets.

{files}
"""


def write_programs(study: Path, target: Path, table: Mapping[str, str]) -> Iterator[Problem]:
    """Write the mappings that concern analysis, and a file that says what they are, to a folder, which is made.

    ``table`` replaces characters beyond ASCII; what it does not know is written as its code. Each file in which
    something was replaced is noted (PKG041). Raises ``OSError``.
    """
    target.mkdir(parents=True)
    lines = []
    for path in sorted((study / FOLDER).rglob("*")):
        relative = path.relative_to(study / FOLDER)
        if not path.is_file() or path.suffix not in _AUTHORED or relative.parts[0] in {SDTM.folder, _SOURCES}:
            continue
        name = _name(relative)
        text = "\n".join(path.read_text(encoding="utf-8-sig", errors="replace").splitlines()) + "\n"
        plain = _plain(text, table)
        (target / name).write_text(plain, encoding="ascii", newline="\n")
        lines.append(f"{name:<32} ({FOLDER}/{_plain(relative.as_posix(), table)})")
        if plain != text:
            yield Problem(
                "PKG041", f"characters of {relative.as_posix()} were replaced", Place(f"{FOLDER}/{relative.as_posix()}")
            )
    (target / README).write_text(
        _README.format(version=__version__, files="\n".join(lines)), encoding="ascii", newline="\n"
    )
    passed("the programs are written")


def _name(relative: Path) -> str:
    """Return the name of the copy of an authored file: adam/adsl.yaml is adsl.txt, functions.py functions.txt."""
    parts = relative.with_suffix("").parts
    inner = parts[1:] if parts[0] == ADAM.folder and len(parts) > 1 else parts
    return re.sub(r"[^a-z0-9]+", "-", "-".join(inner).lower()).strip("-") + ".txt"


def _plain(text: str, table: Mapping[str, str]) -> str:
    """Return a text in ASCII."""
    if text.isascii():
        return text
    replaced = "".join(sign if sign.isascii() else table.get(sign, sign) for sign in text)
    return replaced.encode("ascii", "backslashreplace").decode("ascii")
