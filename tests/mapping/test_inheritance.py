"""A study overrides single lines of its organisation's mappings; each place is in the file it came from."""

from __future__ import annotations

DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
  RFSTDTC: {date: first}
  RFENDTC: {date: frist}
"""
ORG = "inherit: org\n"


def inherited(build, own: str | None, organisation: str = DM, **more: str):
    """Build a study whose demographics lie over those of its organisation."""
    files = {"mappings/sdtm/dm.yaml": own, "mappings/org/sdtm/dm.yaml": organisation}
    return build({**files, **more}, study=ORG)


def test_lines_of_the_study_override_and_take_out(build):
    """A line of the study replaces the inherited one, 'remove' takes it out, all others stay."""
    built = inherited(build, "variables:\n  COUNTRY: {constant: AUT}\n  RFENDTC: remove\n  AGEU: {constant: YEARS}\n")
    assert built.said == []
    assert built.run().rows("DM", "COUNTRY", "RFSTDTC", "AGEU")[0] == ("AUT", "2019-07-01", "YEARS")
    assert "RFENDTC" not in built.plan.study.datasets["DM"].variables


def test_a_fault_is_told_in_the_file_that_it_stands_in(build):
    """An inherited fault points to the organisation's file, an own one to the study's."""
    built = inherited(build, "variables:\n  COUNTRY: {constand: AUT}\n")
    assert built.said == [
        "MAP121 mappings/org/sdtm/dm.yaml:10:19: 'frist' is neither a column of dm nor a variable of DM [first]",
        "MAP111 mappings/sdtm/dm.yaml:2:13: there is no verb 'constand' [constant]",
    ]


def test_a_line_is_replaced_as_a_whole(build):
    """Another verb does not mix with the arguments of the inherited line."""
    organisation = DM.replace("frist", "first")
    built = inherited(build, "variables:\n  COUNTRY: {code: site, list: country}\n", organisation,
                      **{"mappings/code_lists.yaml": "sex: {unknown: query, terms: {f: F, m: M}}\n"
                         "country: {unknown: query, terms: {'01': DEU, '02': AUT}}\n"})  # fmt: skip
    assert built.said == []
    assert built.run().rows("DM", "COUNTRY") == ["DEU", "DEU", "AUT"]


def test_a_whole_file_is_inherited(build):
    """A dataset that the study does not mention comes from the organisation as it is."""
    built = inherited(build, None, DM.replace("  RFENDTC: {date: frist}\n", ""))
    assert built.said == []
    assert len(built.run().rows("DM", "USUBJID")) == 3


def test_a_line_that_is_taken_out_must_be_there(build):
    """Taking out a line that the organisation does not have is a misspelling, and would change nothing."""
    built = inherited(build, "variables:\n  RFENDTCC: remove\n  RFENDTC: remove\n")
    assert built.said == [
        (
            "MAP102 mappings/sdtm/dm.yaml:2:3: 'RFENDTCC' is taken out, but mappings/org/sdtm/dm.yaml has no such line"
            " [RFENDTC]"
        )
    ]


def test_code_lists_and_sources_are_inherited_too(build):
    """A term of the study is added to the organisation's list."""
    files = {
        "mappings/code_lists.yaml": "sex: {terms: {m: M}}\n",
        "mappings/org/code_lists.yaml": "sex: {unknown: query, terms: {f: F, m: U}}\n",
    }
    built = inherited(build, None, DM.replace("frist", "first"), **files)
    assert built.run().rows("DM", "SEX") == ["F", "M", "F"]


def test_a_list_replaces_a_list(build):
    """Lists are not mixed: the study's stands as a whole."""
    organisation = DM.replace("frist", "first").replace(
        "rows: {from: dm}", "rows: [{from: dm, keep: site is '01'}, {from: dm, keep: site is '02'}]"
    )
    built = inherited(build, "rows:\n  - {from: dm, keep: sex is m}\n", organisation)
    assert built.run().rows("DM", "USUBJID") == ["01-002"]
