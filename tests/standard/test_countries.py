"""Countries of ISO 3166-1 are facts of the standard, and a study may add its own."""

from __future__ import annotations

from nec_cdisc.standard import load
from nec_cdisc.standard.countries import FILE, countries
from nec_cdisc.standard.layers import Layers


def test_all_countries_are_there():
    """249 codes, each of three capitals, each name once."""
    known = load().standard.countries
    assert len(known) == len(set(known.values())) == 249
    assert all(len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() for code in known)
    assert (known["DEU"], known["CHE"], known["CHN"], known["AUT"], known["AUS"]) == (
        "Germany",
        "Switzerland",
        "China",
        "Austria",
        "Australia",
    )


def test_a_study_adds_a_country(tmp_path, write):
    """Its lines lie over the packaged ones; a code that is too long is told with its line."""
    header = "code,name\n"
    packaged = write(tmp_path / "package", {FILE: header + "DEU,Germany\n"})
    study = write(tmp_path / "study", {FILE: header + "XKX,Kosovo\nGERM,Germany\n"})
    known, (problem,) = countries(Layers(packaged, study))
    assert known == {"DEU": "Germany", "XKX": "Kosovo"}
    assert problem.place.line == 3
