"""The packages that a wheel needs."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.archive.small_wheel import small_wheel

from nec_cdisc.archive.requirements import direct, metadata_of, names, needed
from nec_cdisc.writers.disk_faults import NotWritten


def test_metadata_keep_every_line():
    """A header that stands several times keeps all its values."""
    headers = metadata_of(small_wheel("rich>=1", "click"))
    assert headers["Name"] == ["small"]
    assert headers["Requires-Dist"] == ["rich>=1", "click"]


def test_only_what_holds_here_is_needed():
    """A requirement of another system, or of an extra that nobody asked for, is none."""
    wheel = small_wheel("rich", 'click; sys_platform == "nowhere"', 'numpy; extra == "more"')
    assert names(direct(wheel)) == ("rich",)


def test_what_packages_need_is_found_through_all_of_them():
    """The packages of packages are there, each with its version and the names that it needs."""
    found = needed([Requirement("rich"), Requirement("Great_Expectations")])
    assert list(found) == sorted(found)
    assert {"rich", "markdown-it-py", "mdurl", "great-expectations", "jinja2", "markupsafe"} <= found.keys()
    assert found["rich"].version == version("rich")
    assert "markdown-it-py" in found["rich"].needs


def test_extras_are_followed(tmp_path: Path, monkeypatch):
    """What a package needs for an extra that is asked for is needed, also where the package was met without it."""
    about = tmp_path / "made_up-1.0.dist-info"
    about.mkdir()
    lines = ["Metadata-Version: 2.4", "Name: made-up", "Version: 1.0", 'Requires-Dist: click; extra == "more"']
    (about / "METADATA").write_text("\n".join(lines) + "\n", "ascii")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert list(needed([Requirement("made-up")])) == ["made-up"]
    assert list(needed([Requirement("made-up[more]")])) == ["click", "made-up"]
    assert list(needed([Requirement("made-up[more]"), Requirement("made-up")])) == ["click", "made-up"]


def test_a_package_that_is_not_installed_is_named():
    """An archive without one of its packages could not be replayed."""
    with pytest.raises(NotWritten, match="no-such-package") as fault:
        needed([Requirement("No_Such.Package")])
    assert fault.value.problem.code == "RPL011"
