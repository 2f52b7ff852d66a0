"""The files of a study and of its organisation are read, and nothing is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import CODE_LISTS, DM, SOURCE

from nec_cdisc.mapping.files import Loading

ORGANISATION = {
    "mappings/org/sources/edc.yaml": SOURCE,
    "mappings/org/code_lists.yaml": CODE_LISTS,
    "mappings/org/sdtm/dm.yaml": DM,
}


@pytest.mark.parametrize("name", ["sources/edc.yaml", "code_lists.yaml", "sdtm/dm.yaml"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("a: [\n", "SRC110"), ("a:\n\tb: c\n", "SRC111"), ("", "SRC105"), ("[" * 50, "SRC117"), ("\x00", "SRC104")],
)
def test_a_file_of_the_study_that_cannot_be_read_is_told_beside_an_inherited_one(build, name, text, code):
    """The organisation's lines alone are not what the study means."""
    built = build({**ORGANISATION, f"mappings/{name}": text}, study="inherit: org\n")
    assert (built.problems[0].code, built.problems[0].place.file) == (code, f"mappings/{name}")


def test_a_file_that_is_not_utf8_is_told_beside_an_inherited_one(build):
    """As any other file that cannot be read."""
    folder = build(ORGANISATION, study="inherit: org\n").folder
    (folder / "mappings/sdtm/dm.yaml").write_bytes("# größer\n".encode("latin-1"))
    loading = Loading(folder, {}, (folder / "mappings/org",))
    assert loading.document("sdtm/dm.yaml").data is None
    assert [item.code for item in loading.problems] == ["SRC103"]


def test_a_broken_link_is_told_beside_an_inherited_file(build):
    """A file that stands there but leads nowhere is not taken for an absent one."""
    folder = build({**ORGANISATION, "mappings/sdtm/dm.yaml": None}, study="inherit: org\n").folder
    (folder / "mappings/sdtm").mkdir(exist_ok=True)
    (folder / "mappings/sdtm/dm.yaml").symlink_to(folder / "nowhere.yaml")
    loading = Loading(folder, {}, (folder / "mappings/org",))
    loading.document("sdtm/dm.yaml")
    assert [item.code for item in loading.problems] == ["SRC101"]


def test_an_inherited_file_that_cannot_be_read_is_told_once(build):
    """In the organisation's file, with nothing blamed on the study's."""
    built = build({**ORGANISATION, "mappings/org/sdtm/dm.yaml": "a: [\n"}, study="inherit: org\n")
    assert [(item.code, item.place.file) for item in built.problems][:1] == [("SRC110", "mappings/org/sdtm/dm.yaml")]


def test_a_folder_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    """Its files would be missing in silence."""

    def denied(path):
        raise PermissionError(13, "in any language", str(path))

    monkeypatch.setattr(Path, "iterdir", denied)
    loading = Loading(tmp_path, {})
    assert loading.files("sdtm") == []
    said = [(item.code, item.message) for item in loading.problems]
    assert said == [("SRC101", "the folder mappings/sdtm cannot be read: permission is denied")]
