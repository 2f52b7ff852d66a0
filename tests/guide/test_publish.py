"""Guides as files."""

import io
import shutil

import docx
import pypdf
import pytest
from tests.guide.made import PROTOCOL, STUDY, converted, unconverted, validated

from nec_cdisc.guide.publish import TEMPLATES, write_csdrg
from nec_cdisc.standard.location import packaged


def written(sources, target, formats=("pdf", "docx")):
    """Write the guide; return its problems as code, line and message."""
    found = write_csdrg(sources.plan, sources.folder, sources.outputs, target, formats)
    return [(item.code, item.place.line, item.message) for item in found]


def template(sources, text):
    """Give the study a template of its own."""
    path = sources.folder / TEMPLATES / "csdrg.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_packaged_template_makes_a_guide(build, tmp_path):
    """PDF and DOCX say the same, of the study at hand, and texts of the mappings stand as they were written."""
    sources = validated(converted(build), ("AEV101", "AE", "error", None))
    assert written(sources, tmp_path) == []
    assert sorted(path.name for path in tmp_path.glob("csdrg.*")) == ["csdrg.docx", "csdrg.pdf"]
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "csdrg.pdf").pages)
    said = " ".join(pages.split())
    editable = docx.Document(str(tmp_path / "csdrg.docx"))
    cells = {cell.text for table in editable.tables for row in table.rows for cell in row.cells}
    for text in (
        "Verbatim <b>as typed</b> {{ study.name }}",
        "free text that may name the patient",
        "From randomization",
    ):
        assert text in said
        assert text in cells
    assert "1.3 Study Data Standards and Dictionary Inventory" in said
    assert "AEV101 holds." in said


def test_the_same_study_gives_the_same_bytes(build, tmp_path):
    """Written twice, into two folders, each file has the same bytes."""
    sources = converted(build)
    for name in ("a", "b"):
        written(sources, tmp_path / name, ("pdf", "docx", "html"))
    for ending in ("pdf", "docx", "html"):
        one, other = ((tmp_path / name / f"csdrg.{ending}").read_bytes() for name in ("a", "b"))
        assert one == other
        assert str(tmp_path).encode() not in one


def test_what_was_not_run_is_said(build, tmp_path):
    """A guide without a run or a validation says so in its pages, and a note tells the author."""
    found = written(unconverted(build, study=STUDY + PROTOCOL), tmp_path, ("pdf",))
    assert [code for code, _, _ in found] == ["DOC020", "DOC020"]
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "csdrg.pdf").read_bytes()))
    said = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert said.count("Not run.") > 8
    assert "Nobody validated these datasets." in said
    assert not (tmp_path / "csdrg.docx").exists()


def test_a_study_edits_the_template(build, tmp_path):
    """The study's own template goes before the packaged one."""
    sources = unconverted(build)
    template(sources, "# Our guide\n\n## Ours\n\nOf {{ study.name }}.\n")
    written(sources, tmp_path, ("html",))
    assert "<p>Of T-1.</p>" in (tmp_path / "csdrg.html").read_text("utf-8")


def test_all_faults_of_a_template_are_told_and_nothing_is_written(build, tmp_path):
    """Each with its line, none as a traceback; the last guide stays."""
    sources = unconverted(build)
    (tmp_path / "csdrg.pdf").write_bytes(b"the last one")
    template(sources, "## No title\n\n{{ study.nme }}\n\n![x](y.png)\n\n{{ datasets.tables }}\n")
    assert written(sources, tmp_path) == [
        ("DOC013", 5, "a picture stands here"),
        ("DOC015", 1, "specs/guides/csdrg.md has no title"),
        ("DOC011", 3, "there is no 'study.nme'"),
        ("DOC011", 7, "there is no 'datasets.tables'"),
    ]
    assert (tmp_path / "csdrg.pdf").read_bytes() == b"the last one"


@pytest.mark.parametrize(
    ("text", "code"), [("# T\n{% for %}", "DOC010"), ("# T\n{{ 'a' * 9 }}", "DOC012"), ("", "SRC105")]
)
def test_a_template_that_is_none_is_refused(build, tmp_path, text, code):
    """Broken, too clever, or empty."""
    sources = unconverted(build)
    template(sources, text)
    assert [found[0] for found in written(sources, tmp_path)][-1] == code


def test_a_template_outside_of_the_study_is_refused(build, tmp_path):
    """A link that leads out of the folder is not read."""
    sources = unconverted(build)
    (tmp_path / "secret.md").write_text("# Secret\n", "utf-8")
    folder = sources.folder / TEMPLATES
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "csdrg.md").symlink_to(tmp_path / "secret.md")
    assert [code for code, _, _ in written(sources, tmp_path / "out")] == ["SRC130"]
    assert not (tmp_path / "out").exists()


def test_a_report_that_cannot_be_read_stops_the_guide(build, tmp_path):
    """What it says of findings would be made up."""
    sources = converted(build)
    (sources.outputs / "validation").mkdir()
    (sources.outputs / "validation" / "findings.json").write_text("{", "utf-8")
    assert [code for code, _, _ in written(sources, tmp_path)] == ["DOC021"]


def test_templates_change_no_dataset(build):
    """A study that edits its guide has not to be converted anew."""
    from nec_cdisc.study.made_of import made_of  # noqa: PLC0415 - one question of another layer

    sources = unconverted(build)
    before = made_of(sources.folder, sources.plan.study, None)
    shutil.copytree(packaged() / "guides", sources.folder / TEMPLATES)
    assert made_of(sources.folder, sources.plan.study, None) == before
