"""What analysis datasets were made by is delivered as plain text."""

from __future__ import annotations

from nec_cdisc.package.programs import write_programs

FILES = {
    "adam/adsl.yaml": "dataset: ADSL\r\n# Größe in cm, ≥ 100\n",
    "adam/adtte.yaml": "dataset: ADTTE\n",
    "code_lists.yaml": "sex: {}\n",
    "functions.py": "def f(): ...\n",
    "study.yaml": "study: X\n",
    "sdtm/dm.yaml": "dataset: DM\n",
    "sources/edc.yaml": "source: edc\n",
    "waivers.csv": "rule\n",
}


def test_mappings_of_analysis_are_ascii_files(tmp_path):
    """Those of SDTM, of sources and lists of findings are left out; characters are replaced, and it is told."""
    for name, text in FILES.items():
        path = tmp_path / "mappings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    target = tmp_path / "programs"
    problems = list(write_programs(tmp_path, target, {"ö": "oe", "ß": "ss"}))
    assert [(item.code, item.place.file) for item in problems] == [("PKG041", "mappings/adam/adsl.yaml")]
    assert sorted(path.name for path in target.iterdir()) == [
        *("adsl.txt", "adtte.txt", "code-lists.txt", "functions.txt", "readme.txt", "study.txt"),
    ]
    assert (target / "adsl.txt").read_bytes() == b"dataset: ADSL\n# Groesse in cm, \\u2265 100\n"
    readme = (target / "readme.txt").read_bytes().decode("ascii")
    assert "adsl.txt" in readme
    assert "(mappings/adam/adsl.yaml)" in readme
