"""A dataset that analysis reads and has not is told once, with every line that reads it."""

from __future__ import annotations

from tests.adam.analysed import checked
from tests.adam.small import ADSL as PLAIN
from tests.adam.small import small

from nec_cdisc.problem import Severity

ADSL = PLAIN.replace("  from: DM\n", "  from: DM\n  choose:\n    last: {latest: RS.RSDTC, keep: RSSTRESC is filled}\n")
ADSL += "  EOSDT: {take: last.RSDTC}\n"
ADRS = """\
dataset: ADRS
one_record_per: response
rows: {from: RS}
copied: {ADSL: [TRTSDT]}
variables:
  PARAM: RSTEST
  PARAMCD: RSTESTCD
  AVALC: RSSTRESC
  AVAL: RSSEQ
  ADT: {impute_date: RSDTC}
"""


def errors(folder, files, *, without=""):
    """Return the errors of a small study as code, place, message and nearest name."""
    study = small(folder, files)
    if without:
        (folder / "sdtm" / without).unlink()
    wrong = [item for item in checked(study, folder / "sdtm").problems if item.severity is Severity.ERROR]
    return [(item.code, str(item.place), item.message, item.nearest) for item in wrong]


def test_a_dataset_that_is_not_there_is_one_message(tmp_path):
    """Without RS nothing is said of kinds or circles that come of it, and no other domain is offered for it."""
    found = errors(tmp_path, {"adam/adsl.yaml": ADSL, "adam/adrs.yaml": ADRS}, without="rs.xpt")
    said = "there is no dataset RS: sdtm holds no rs.xpt, and no file in mappings/adam maps it"
    said += "; it is also read in mappings/adam/adsl.yaml 6"
    assert found == [("ANL160", "mappings/adam/adrs.yaml:3:14", said, None)]


def test_each_absent_dataset_and_each_other_mistake_is_told(tmp_path):
    """Two absent datasets are two messages, and a misspelt name elsewhere is told beside them."""
    other = ADSL.replace("RS.RSDTC, keep: RSSTRESC is filled", "LB.LBDTC").replace("last.RSDTC", "last.LBDTC")
    other = other.replace("take: RFXSTDTC", "take: RFXSTDT")
    found = errors(tmp_path, {"adam/adsl.yaml": other, "adam/adrs.yaml": ADRS}, without="rs.xpt")
    assert sorted(item[0] for item in found) == ["ANL160", "ANL160", "MAP121"]


def test_a_misspelt_analysis_dataset_is_told_with_the_nearest(tmp_path):
    """Where variables are copied from it, the name is wrong once, however many are copied."""
    found = errors(tmp_path, {"adam/adrs.yaml": ADRS.replace("{ADSL: [TRTSDT]}", "{ADSX: [TRTSDT, AGE]}")})
    assert [(code, place, guess) for code, place, _, guess in found] == [
        ("ANL160", "mappings/adam/adrs.yaml:4:17", "ADSL")
    ]


def test_what_a_mapping_that_cannot_be_read_would_give_is_left_alone(tmp_path):
    """A dataset file with a mistake is told, and neither the dataset made of it nor its kinds are."""
    files = {"adam/overall.yaml": ADRS.replace("ADRS", "OVERALL\nintermediate: perhaps"), "adam/adsl.yaml": ADSL}
    files["adam/adrs.yaml"] = ADRS.replace("from: RS", "from: OVERALL").replace("AVAL: RSSEQ", "AVAL: AVAL")
    assert [item[:2] for item in errors(tmp_path, files)] == [("MAP101", "mappings/adam/overall.yaml:2:15")]


def test_a_broken_choice_is_not_blamed_for_its_columns(tmp_path):
    """A verb that 'choose' does not know is one message, and the lines that read the alias are left alone."""
    found = errors(tmp_path, {"adam/adsl.yaml": ADSL.replace("latest:", "lattest:")})
    assert [(code, guess) for code, _, _, guess in found] == [("MAP111", "latest")]


def test_a_broken_line_is_not_blamed_for_its_copies(tmp_path):
    """What a dataset copies of a variable whose line has a mistake is not said to be text."""
    made = ADRS.replace("from: RS", "from: ADSL").replace("{impute_date: RSDTC}", "TRTSDT")
    made = made.replace("RSTESTCD", "SEX").replace("RSTEST", "SEX").replace("RSSTRESC", "SEX").replace("RSSEQ", "AGE")
    files = {"adam/adsl.yaml": ADSL.replace("{take: RFXSTDTC}", "{impute: RFXSTDTC}"), "adam/adrs.yaml": made}
    assert [item[0] for item in errors(tmp_path, files)] == ["MAP111"]
