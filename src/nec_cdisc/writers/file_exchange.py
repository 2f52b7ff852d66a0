"""Puts a new file in the place of an old one, as a step of a publication that may be undone or continued."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.writers.fault_points import passed


@dataclass(frozen=True, slots=True)
class FileExchange:
    """A file written aside (``new``), its place (``old``), and where the old file stands meanwhile (``aside``)."""

    new: Path
    old: Path
    aside: Path

    def prepare(self) -> None:
        """Have the old file stand aside, too, while the new one waits. Raises ``OSError``."""
        if self.new.exists() and self.old.exists() and not self.aside.exists():
            try:
                self.aside.hardlink_to(self.old)
            except OSError:
                shutil.copy2(self.old, self.aside)
            passed(f"{self.old.name} is kept aside")

    def do(self) -> None:
        """Put the new file in its place; what was done before is not done again. Raises ``OSError``."""
        if self.new.exists():
            os.replace(self.new, self.old)  # noqa: PTH105 - Path.replace says the same; it names the atomic call
        passed(f"{self.old.name} is in place")

    def undo(self) -> None:
        """Put the old file back, however far :meth:`do` came. Raises ``OSError``."""
        if self.new.exists():
            return
        if self.aside.exists():
            os.replace(self.aside, self.old)  # noqa: PTH105 - see above
        else:
            self.old.unlink(missing_ok=True)
