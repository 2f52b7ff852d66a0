"""The packaged specifications are found in an installation and in a source checkout."""

from nec_cdisc.standard import location


def test_an_installation_carries_its_own_specifications(tmp_path, monkeypatch):
    """The folder inside the package is taken where there is one."""
    (tmp_path / "nec_cdisc" / "specs").mkdir(parents=True)
    monkeypatch.setattr(location, "PACKAGE", tmp_path / "nec_cdisc")
    assert location.packaged() == tmp_path / "nec_cdisc" / "specs"


def test_a_checkout_has_them_at_its_top(tmp_path, monkeypatch):
    """Without a folder inside the package, the one two levels above it is taken."""
    monkeypatch.setattr(location, "PACKAGE", tmp_path / "src" / "nec_cdisc")
    assert location.packaged() == tmp_path / "specs"
