"""Makes small wheels."""

from __future__ import annotations

import io
import zipfile


def small_wheel(*requirements: str) -> bytes:
    """Return a wheel with some requirements and nothing in it."""
    lines = ["Metadata-Version: 2.4", "Name: small", "Version: 1.0", "Summary: Small", "License-Expression: MIT"]
    text = "\n".join([*lines, *(f"Requires-Dist: {item}" for item in requirements)]) + "\n\n"
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("small-1.0.dist-info/METADATA", text)
    return stored.getvalue()
