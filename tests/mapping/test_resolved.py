"""The mappings after inheritance are one YAML text that says the same, and where each line was written."""

from __future__ import annotations

import re
import textwrap

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE_LISTS, DM, SOURCE

from nec_cdisc.mapping.resolved import flow, resolved_text, scalar
from nec_cdisc.plan.describe import describe_plan
from nec_cdisc.source.yaml_file import load_yaml

LAYERS = {
    "mappings/sources/edc.yaml": None,
    "mappings/org/layer.yaml": "layer: Respiratory\ninherit: house\n",
    "mappings/org/sdtm/dm.yaml": "variables:\n  RFSTDTC: remove\n",
    "mappings/org/sdtm/ae.yaml": "dataset: AE\none_record_per: event\nrows: {from: ae}\nvariables: {}\n",
    "mappings/house/sources/edc.yaml": SOURCE,
    "mappings/house/code_lists.yaml": CODE_LISTS,
    "mappings/house/sdtm/dm.yaml": DM
    + "edit_checks:\n  - {when: sex is blank, say: The sex is missing}\n  - when: first is blank\n    say: No date\n",
    "mappings/code_lists.yaml": "sex:\n  terms: {m: remove, w: F}\n",
    "mappings/sdtm/ae.yaml": "remove\n",
    "mappings/sdtm/dm.yaml": "variables:\n  COUNTRY: {constant: AUT}\n"
    'edit_checks:\n  - inherited\n  - {remove: The sex is missing}\n  - {when: site is "03", say: "Site 3: open?"}\n',
}
RESOLVED = """\
# T-1: what the mappings say together, and behind each line where it was written

mappings/study.yaml:
  study: T-1                                              # mappings/study.yaml:1
  title: A trial to test with                             # mappings/study.yaml:2
  export_date: 2026-01-31                                 # mappings/study.yaml:3
  identifiers:                                            # mappings/study.yaml:4
    STUDYID: {constant: T-1}                              # mappings/study.yaml:5
    USUBJID: {concatenate: [site, subj], separator: "-"}  # mappings/study.yaml:6
  # inherit: org                                          # mappings/study.yaml:7

mappings/code_lists.yaml:
  sex:                                                    # mappings/code_lists.yaml:1
    unknown: query                                        # mappings/house/code_lists.yaml:1
    terms:                                                # mappings/code_lists.yaml:2
      f: F                                                # mappings/house/code_lists.yaml:1
      w: F                                                # mappings/code_lists.yaml:2
      # m: M                                              # mappings/house/code_lists.yaml:1, taken out by mappings/code_lists.yaml:2

# mappings/sdtm/ae.yaml                                   # mappings/org/sdtm/ae.yaml, taken out by mappings/sdtm/ae.yaml

mappings/sdtm/dm.yaml:
  dataset: DM                                             # mappings/house/sdtm/dm.yaml:1
  one_record_per: subject                                 # mappings/house/sdtm/dm.yaml:2
  rows: {from: dm}                                        # mappings/house/sdtm/dm.yaml:3
  variables:                                              # mappings/sdtm/dm.yaml:1
    SUBJID: subj                                          # mappings/house/sdtm/dm.yaml:5
    SITEID: site                                          # mappings/house/sdtm/dm.yaml:7
    SEX: {code: sex, list: sex}                           # mappings/house/sdtm/dm.yaml:8
    COUNTRY: {constant: AUT}                              # mappings/sdtm/dm.yaml:2, instead of mappings/house/sdtm/dm.yaml:9
    # RFSTDTC: {date: first}                              # mappings/house/sdtm/dm.yaml:6, taken out by mappings/org/sdtm/dm.yaml:2
  edit_checks:                                            # mappings/sdtm/dm.yaml:3
    - when: first is blank                                # mappings/house/sdtm/dm.yaml:12
      say: No date                                        # mappings/house/sdtm/dm.yaml:13
    - {when: site is "03", say: "Site 3: open?"}          # mappings/sdtm/dm.yaml:6
    # - {when: sex is blank, say: The sex is missing}     # mappings/house/sdtm/dm.yaml:11, taken out by mappings/sdtm/dm.yaml:5

mappings/sources/edc.yaml:
  source: edc                                             # mappings/house/sources/edc.yaml:1
  subject: [site, subj]                                   # mappings/house/sources/edc.yaml:2
  missing: [NK]                                           # mappings/house/sources/edc.yaml:3
  dates: {orders: dmy, unknown: [UN]}                     # mappings/house/sources/edc.yaml:4
  ticks: {ticked: [1], not_ticked: [0]}                   # mappings/house/sources/edc.yaml:5
  forms:                                                  # mappings/house/sources/edc.yaml:6
    dm: {file: dm.csv, key: [site, subj]}                 # mappings/house/sources/edc.yaml:7
"""  # noqa: E501 - what a reader sees

TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner | st.none(), max_size=3),
    max_leaves=8,
)


def test_each_line_is_shown_with_its_origin(build):
    """Overridden lines name what they replaced, lines taken out are comments that name who did."""
    built = build(LAYERS, study="inherit: org\n")
    assert built.said == []
    assert resolved_text(built.plan.study) == RESOLVED


@given(VALUES)
def test_what_is_written_is_read_again(tmp_path_factory, value):
    """Any value on a line of its own, and any text as a key, is the same after reading."""
    written = {"key": value, "other": {"- a: b #c": [value]}}
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    path.write_text("".join(f"{scalar(key)}: {flow(found)}\n" for key, found in written.items()), "utf-8", newline="")
    document = load_yaml(path, "written.yaml")
    assert (document.data, document.problems) == (written, ())


def test_the_text_makes_the_same_plan(build):
    """Each file, written into a folder without layers, gives the plan that the layers give."""
    built = build(LAYERS, study="inherit: org\n")
    files = files_of(resolved_text(built.plan.study))
    assert [*files] == ["mappings/study.yaml", "mappings/code_lists.yaml", "mappings/sdtm/dm.yaml",
                        "mappings/sources/edc.yaml"]  # fmt: skip
    alone = build(files)
    assert alone.said == []
    assert [*describe_plan(alone.plan)] == [*describe_plan(built.plan)]


def files_of(text: str) -> dict[str, str]:
    """Return the files that stand in the text, each as YAML of its own."""
    parts = re.split(r"^(mappings/\S+):\n", text, flags=re.MULTILINE)[1:]
    return {name: textwrap.dedent(said) for name, said in zip(parts[::2], parts[1::2], strict=True)}
