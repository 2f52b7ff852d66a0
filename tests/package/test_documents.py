"""Documents are made one after the other, and what is not submitted is put aside."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.package import documents
from nec_cdisc.package.documents import Desk, write_documents
from nec_cdisc.package.part import Part
from nec_cdisc.problem import Problem


def test_what_is_for_reading_is_put_aside(tree, monkeypatch):
    """A rendering in HTML and a guide to edit do not stand among the files of the submission."""

    def maker(_desk, _part, folder):
        for name in ("csdrg.pdf", "csdrg.docx", "acrf.html"):
            (folder / name).write_bytes(b"x")
        return [Problem("PKG041", "something")]

    monkeypatch.setattr(documents, "MAKERS", (("guide", maker),))
    desk = Desk(Path(), [Part("sdtm", None, None, None)], tree)
    assert [item.code for item in write_documents(desk)] == ["PKG041"]
    assert (tree.datasets("sdtm") / "csdrg.pdf").exists()
    assert sorted(path.name for path in tree.documents("sdtm").iterdir()) == ["acrf.html", "csdrg.docx"]


def test_the_desk_knows_its_parts(tree):
    """A maker that needs the other part finds it, or knows that there is none."""
    part = Part("sdtm", None, None, None)
    desk = Desk(Path(), [part], tree)
    assert desk.part("sdtm") is part
    assert desk.part("adam") is None


def test_define_xml_is_that_of_the_published_files(tree, tmp_path, monkeypatch):
    """It is made of the datasets in the outputs, beside which the dictionaries are told, not of copies."""
    asked = []
    monkeypatch.setattr(documents, "write_define", lambda *given: asked.append(given) or [])
    monkeypatch.setattr(documents, "MAKERS", documents.MAKERS[-1:])
    part = Part("sdtm", None, tmp_path / "outputs" / "sdtm", tmp_path / "made.json")
    assert documents.write_documents(documents.Desk(tmp_path, [part], tree)) == []
    assert asked == [(None, tmp_path / "outputs" / "sdtm", tree.datasets("sdtm"))]
