"""What a study uses of terminology: terms of mappings, extensions, values of the last published set."""

from __future__ import annotations

from dataclasses import replace

from tests.plan.trial_design.conftest import PROTOCOL, SUMMARY

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.problem import Place
from nec_cdisc.standard_files.comparison import Kind, compare, held
from nec_cdisc.standard_files.package import Package
from nec_cdisc.standard_files.uses import uses

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHPRESP: {constant: Y}
"""


def study(build):
    """Build a study with medical history and an extension."""
    return build(
        {
            "mappings/sdtm/mh.yaml": MH,
            "raw/mh.csv": "site,subj,term\n01,001,Asthma\n01,002,Gout\n",
            "specs/extensions.csv": "codelist,value,decode\nLBTESTCD,CGB,Chromogranin B\n",
        },
        forms="mh: {file: mh.csv, key: [site, subj, term]}",
    )


def test_terms_and_extensions_are_gathered(build):
    """Each with the line that says so; without a published set the mappings tell all."""
    built = study(build)
    found = uses(built.plan, built.folder)
    assert ("Y", "mappings/sdtm/mh.yaml", "MH.MHPRESP") in [(t.value, t.place.file, t.what) for t in found.terms]
    (extension,) = found.extensions
    assert (extension.codelist, extension.value, extension.decode) == ("C65047", "CGB", "Chromogranin B")
    assert extension.place == Place("specs/extensions.csv", 2)
    assert "C66742" in found.codelists


def test_a_blinding_that_is_renamed_concerns_the_trial_summary(build):
    """A term of TS that another package spells otherwise is told with the line of the protocol block."""
    built = build(study=PROTOCOL + SUMMARY)
    old = held(built.plan.standard.codelists, "2025-03-28")
    blinding = old.codelists["C66735"]
    renamed = {code: "UNBLINDED" if value == "OPEN LABEL" else value for code, value in blinding.terms.items()}
    new = Package("sdtm", "2025-09-26", {**old.codelists, "C66735": replace(blinding, terms=renamed)})
    (change,) = compare(old, new, uses(built.plan, built.folder)).ours
    assert (change.kind, change.before, change.after) == (Kind.RENAMED, "OPEN LABEL", "UNBLINDED")
    assert [what for what, _ in change.uses] == ["TS.TSVAL of TBLIND"]


def test_values_of_the_published_set_are_used_too(build, capsys):
    """What a verb gives by itself, or a list keeps, is seen in the data; a damaged file tells nothing."""
    built = study(build)
    assert run_sdtm(built.folder, None, final=False) == 0
    capsys.readouterr()
    found = uses(built.plan, built.folder)
    published = [(t.value, str(t.place), t.what) for t in found.terms if t.place.file.startswith("outputs/")]
    assert ("Y", "outputs/sdtm/mh.xpt", "MH.MHPRESP, 2 records") in published
    (built.folder / "outputs/sdtm/mh.xpt").write_bytes(b"damaged")
    assert not any(t.place.file == "outputs/sdtm/mh.xpt" for t in uses(built.plan, built.folder).terms)
