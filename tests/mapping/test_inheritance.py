"""A study overrides single lines of its organisation's mappings; each place is in the file it came from."""

from __future__ import annotations

from tests.conftest import SOURCE

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


CHECKED = DM.replace("frist", "first") + (
    "edit_checks:\n"
    "  - {when: sex is blank, say: The sex is missing}\n"
    "  - {when: first is blank, say: The date is missing}\n"
)


def asked(built) -> list[tuple[str, str]]:
    """Return what is asked, and the line that asks it."""
    return [(check.say, str(check.place)) for check in built.plan.study.datasets["DM"].checks]


def test_entries_are_added_to_an_inherited_list(build):
    """The word 'inherited' stands for the entries of the organisation, each at its own place."""
    built = inherited(build, "edit_checks:\n  - {when: site is 02, say: Is this site open?}\n  - inherited\n", CHECKED)
    assert asked(built) == [
        ("Is this site open?", "mappings/sdtm/dm.yaml:2:12"),
        ("The sex is missing", "mappings/org/sdtm/dm.yaml:12:12"),
        ("The date is missing", "mappings/org/sdtm/dm.yaml:13:12"),
    ]


def test_a_single_edit_check_is_taken_out(build):
    """It is known by what it asks, and the others stay."""
    built = inherited(build, "edit_checks:\n  - inherited\n  - {remove: The sex is missing}\n", CHECKED)
    assert [say for say, _ in asked(built)] == ["The date is missing"]
    assert built.said == []


def test_an_edit_check_that_is_taken_out_must_be_there(build):
    """A misspelt question would stay in force."""
    built = inherited(build, "edit_checks:\n  - inherited\n  - {remove: The sex is misssing}\n", CHECKED)
    assert built.said == [
        (
            "MAP102 mappings/sdtm/dm.yaml:3:5: 'The sex is misssing' is taken out, but mappings/org/sdtm/dm.yaml has no"
            " such line [The sex is missing]"
        )
    ]


def test_a_row_block_is_added_to_an_inherited_one(build):
    """Where the organisation has a single block, it is the one inherited entry; a block is known by its form."""
    more = {"raw/more.csv": "site,subj,sex,first\n03,001,m,\n"}
    study = "rows:\n  - inherited\n  - {from: more}\n"
    files = {"mappings/sdtm/dm.yaml": study, "mappings/org/sdtm/dm.yaml": DM.replace("frist", "first"), **more}
    built = build(files, study=ORG, forms="more: {file: more.csv, key: [site, subj]}")
    assert built.run().rows("DM", "USUBJID") == ["01-001", "01-002", "02-001", "03-001"]
    files["mappings/sdtm/dm.yaml"] = study + "  - {remove: dm}\n"
    built = build(files, study=ORG + "forms_not_used: {dm: not in this test}\n",
                  forms="more: {file: more.csv, key: [site, subj]}")  # fmt: skip
    assert built.run().rows("DM", "USUBJID") == ["03-001"]


def test_a_text_is_added_to_an_inherited_list_and_taken_out(build):
    """A list of texts works in the same way."""
    source = "missing: [inherited, '?', {remove: NK}]\n"
    files = {"mappings/sources/edc.yaml": source, "mappings/org/sources/edc.yaml": SOURCE.replace("[NK]", "[NK, ND]")}
    built = build(files, study=ORG)
    assert built.said == []
    assert built.plan.study.sources["edc"].block.missing == ["ND", "?"]


def test_a_whole_file_is_taken_out(build):
    """A dataset that this study does not collect is a file with the one word 'remove'."""
    adverse = "dataset: AE\none_record_per: event\nrows: {from: ae}\nvariables: {}\n"
    more = {"mappings/sdtm/ae.yaml": "remove\n", "mappings/org/sdtm/ae.yaml": adverse}
    built = inherited(build, None, DM.replace("frist", "first"), **more)
    assert built.said == []
    assert [*built.plan.study.datasets] == ["DM"]


def test_a_file_that_is_taken_out_must_be_inherited(build):
    """The word alone is no mapping."""
    built = build({"mappings/sdtm/ae.yaml": "remove\n"})
    assert [said.split(":")[0] for said in built.said] == ["MAP101 mappings/sdtm/ae.yaml"]


def test_a_value_inside_a_line_may_be_the_word_remove(build):
    """Only lines are taken out: what stands inside of one is a value."""
    built = inherited(
        build, "variables:\n  RFENDTC: remove\n  RACE: {constant: remove}\n  ETHNIC: {constant: remove}\n"
    )
    assert [said.split(":")[0] for said in built.said] == [
        "MAP145 mappings/sdtm/dm.yaml",
        "MAP145 mappings/sdtm/dm.yaml",
    ]


def test_three_layers_lie_over_one_another(build):
    """The study has the last word, then the nearest layer; each takes out lines of those below it."""
    area = "variables: {RFENDTC: remove, COUNTRY: {constant: AUT}, AGEU: {constant: YEARS}}\n"
    built = inherited(build, "variables: {AGEU: remove, RFSTDTC: remove}\nnot_submitted: {first: not here}\n", DM, **{
        "mappings/org/layer.yaml": "layer: Respiratory, version 2\ninherit: house\n",
        "mappings/org/sdtm/dm.yaml": area, "mappings/house/sdtm/dm.yaml": DM})  # fmt: skip
    assert built.said == []
    calls = built.plan.study.datasets["DM"].variables
    assert {name: str(call.place) for name, call in calls.items() if name not in {"STUDYID", "USUBJID"}} == {
        "SUBJID": "mappings/house/sdtm/dm.yaml:5:3",
        "SITEID": "mappings/house/sdtm/dm.yaml:6:3",
        "SEX": "mappings/house/sdtm/dm.yaml:7:3",
        "COUNTRY": "mappings/org/sdtm/dm.yaml:1:30",
    }
