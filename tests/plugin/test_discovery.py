"""Plug-ins are found by file name."""

from __future__ import annotations

import sys
from types import ModuleType

from nec_cdisc.plugin.discovery import discover


def test_every_public_module_of_a_package_is_found_in_order(tmp_path, monkeypatch):
    """A new file is a new plug-in; a leading underscore keeps a file private."""
    folder = tmp_path / "found_plugins"
    folder.mkdir()
    for name in ("__init__", "b", "a", "_private"):
        (folder / f"{name}.py").write_text(f"NAME = {name!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    package = ModuleType("found_plugins")
    package.__path__ = [str(folder)]
    monkeypatch.setitem(sys.modules, "found_plugins", package)
    found = discover(package)
    assert [(name, module.NAME) for name, module in found.items()] == [("a", "a"), ("b", "b")]
