"""What lineage needs is kept in the order of the finished dataset."""

from __future__ import annotations

VS = """\
dataset: VS
one_record_per: test per visit
rows:
  from: vs
  one_row_per_test: {WEIGHT: {result: wt}, HEIGHT: {result: ht}}
  set: {size: {number: result}, secret: {take: hidden}}
variables:
  VSSEQ: {sequence: [VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSSTRESN: size
supplementary:
  SECRET: {take: secret, label: Secret}
"""
FORMS = "vs: {file: vs.csv, key: [site, subj], private: hidden}"


def vital_signs(build):
    """Run a study with wide vital signs."""
    raw = "site,subj,wt,ht,hidden\n01,001,70,180,a\n01,002,,165,b\n"
    return build({"mappings/sdtm/vs.yaml": VS, "raw/vs.csv": raw}, forms=FORMS).run_all_the_same()


def test_workings_follow_the_order_of_the_records(build):
    """Names set in the block and the columns of roles stand beside the records that they made."""
    ran = vital_signs(build)
    made = ran.outcome.recorded.datasets["VS"]
    assert ran.rows("VS", "VSTESTCD") == ["HEIGHT", "WEIGHT", "HEIGHT"]
    assert made.workings["column.result"].to_list() == ["ht", "wt", "ht"]
    assert [str(value) for value in made.workings["set.size"].to_list()] == ["180", "70", "165"]
    assert made.subject.to_list() == ["01-001", "01-001", "01-002"]


def test_nothing_private_is_kept(build):
    """Names that a private column stands behind, and the column itself, are left out."""
    kept = vital_signs(build).outcome.recorded
    assert "set.secret" not in kept.datasets["VS"].workings
    assert "hidden" not in kept.forms["vs"].columns
    assert kept.forms["vs"].private == ("hidden",)
