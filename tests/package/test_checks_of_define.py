"""define.xml names the files that are there, and no others."""

from __future__ import annotations

from tests.package.conftest import define_of, transport

from nec_cdisc.package.checks_of_define import define_names_files


def said(tree):
    """Return codes and messages."""
    return [(item.code, item.message) for item in define_names_files(tree, ("sdtm",))]


def write(tree, text):
    """Write define.xml."""
    (tree.datasets("sdtm") / "define.xml").write_text(text, encoding="utf-8")


def test_files_and_names_agree(tree):
    """Nothing is said where each leaf has its file and each file its leaf."""
    assert said(tree) == []


def test_a_leaf_without_file_is_told(tree):
    """A dataset or a document that is named and not there (PKG022)."""
    write(tree, define_of(["dm", "ts", "ae"], ["acrf.pdf"]))
    assert said(tree) == [
        ("PKG022", "ae.xpt is named (LF.ae), and is not there"),
        ("PKG022", "acrf.pdf is named (LF.acrf.pdf), and is not there"),
    ]


def test_a_file_without_leaf_is_told(tree):
    """A dataset, a document or a note that nobody named (PKG024); parts of a dataset are no matter of define.xml."""
    folder = tree.datasets("sdtm")
    transport(folder / "ae.xpt", USUBJID=["T-1"])
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "split").mkdir()
    transport(folder / "split" / "lb1.xpt", USUBJID=["T-1"])
    assert [(code, message.split("/")[-1]) for code, message in said(tree)] == [
        ("PKG024", "ae.xpt is not named in define.xml"),
        ("PKG024", "notes.txt is not named in define.xml"),
    ]


def test_what_leads_out_of_the_folder_is_told(tree):
    """No leaf leads elsewhere, and a dataset stands in the file of its name (PKG022)."""
    write(tree, define_of(["dm", "ts"], ["../../secret.pdf"]))
    assert said(tree) == [("PKG022", "LF.../../secret.pdf leads out of the folder: ../../secret.pdf")]
    write(tree, define_of(["dm", "ts"]).replace('Name="TS"', 'Name="TX"'))
    assert said(tree) == [("PKG022", "TX is said to be in ts.xpt")]


def test_a_stylesheet_is_named_and_there(tree):
    """Without it the file shows as plain XML (PKG022)."""
    write(tree, define_of(["dm", "ts"]).replace("<?xml-stylesheet", "<?other"))
    assert [code for code, _ in said(tree)] == ["PKG022", "PKG024"]
    write(tree, define_of(["dm", "ts"]))
    (tree.datasets("sdtm") / "define2-1.xsl").unlink()
    assert said(tree) == [("PKG022", "define2-1.xsl is named (the stylesheet), and is not there")]


def test_a_define_that_is_none_is_told(tree):
    """One that cannot be read, or is a trap, is refused (PKG023); one that is missing is told by criterion 1736."""
    write(tree, "<!DOCTYPE a><a/>")
    assert [code for code, _ in said(tree)] == ["PKG023"]
    (tree.datasets("sdtm") / "define.xml").unlink()
    assert said(tree) == []
