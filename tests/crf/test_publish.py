"""The annotated CRF as files."""

import pypdf
from tests.crf.made import study

from nec_cdisc.crf.publish import write_crf


def test_each_form_has_a_place_and_a_bookmark(build, tmp_path):
    """define.xml points to them by name; fonts are embedded, and the only day is that of the export."""
    assert write_crf(study(build), tmp_path) == []
    reader = pypdf.PdfReader(tmp_path / "acrf.pdf")
    assert set(reader.named_destinations) == {"form.dm", "form.lab", "form.ae", "form.idle"}
    assert [item.title for item in reader.outline] == ["1 dm", "2 lab", "3 ae", "4 idle"]
    for name in ("form.dm", "form.lab", "form.ae"):
        page = reader.pages[reader.get_destination_page_number(reader.named_destinations[name])]
        assert name.removeprefix("form.") in page.extract_text().splitlines()[1]
    assert reader.metadata.creation_date.date().isoformat() == "2026-01-31"
    assert reader.metadata.title == "Annotated CRF"


def test_private_values_are_nowhere(build, tmp_path):
    """The export is not read, so that no value of it can stand in the file."""
    write_crf(study(build), tmp_path)
    page = (tmp_path / "acrf.html").read_text("utf-8")
    assert "Doe" not in page
    assert "secret" in page
    assert "&lt;b&gt;bad&lt;/b&gt;" in page
    assert 'id="form.ae"' in page


def test_it_is_the_same_each_time(build, tmp_path):
    """Written twice, each file has the same bytes; formats are those that were asked for."""
    plan = study(build)
    for name in ("a", "b"):
        write_crf(plan, tmp_path / name, ("pdf", "html", "docx"))
    for ending in ("pdf", "html", "docx"):
        assert (tmp_path / "a" / f"acrf.{ending}").read_bytes() == (tmp_path / "b" / f"acrf.{ending}").read_bytes()
    write_crf(plan, tmp_path / "c", ("pdf",))
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["acrf.pdf"]
