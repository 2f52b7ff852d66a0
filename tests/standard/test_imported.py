"""Imported terminology counts as published, as long as nobody edits it."""

from __future__ import annotations

import hashlib
import shutil

from nec_cdisc.standard import load
from nec_cdisc.standard.imported import Imported, digest, imported
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged

NAME = "sdtm-ct-2099-01-01"
NY = "term_code,value\nC49487,N\nC49488,Y\n"
INDEX = "code,submission_value,name,extensible,decode,also_for\nC66742,NY,No Yes Response,{},,\n"


def folder(tmp_path, extensible="No", terms=NY):
    """Write an imported folder with one codelist, as it stands after an edit."""
    path = tmp_path / "specs" / NAME
    path.mkdir(parents=True)
    digest = hashlib.sha256(NY.encode()).hexdigest()
    (path / "imported.csv").write_text(f"code,submission_value,extensible,sha256\nC66742,NY,No,{digest}\n")
    (path / "origin.csv").write_text("package,version,file,sha256,codelists,terms\nsdtm,2099-01-01,a.txt,0,1,2\n")
    (path / "index.csv").write_text(INDEX.format(extensible))
    (path / "NY.csv").write_text(terms)
    return tmp_path / "specs"


def told(loaded):
    """Return code and place of each problem besides what the small package lacks."""
    return [(item.code, str(item.place)) for item in loaded.problems if item.code != "STD119"]


def test_imported_terms_are_published(tmp_path):
    """They do not count as the sponsor's own, and what the guide names besides is one note."""
    loaded = load(ct="2099-01-01", overlay=folder(tmp_path))
    assert told(loaded) == []
    (note,) = loaded.problems
    assert "C66781" in note.message
    assert [term.extended for term in loaded.standard.codelists["C66742"].terms.values()] == [False, False]


def test_an_edited_file_is_told(tmp_path):
    """A term added to a closed codelist is no published one; so for a file that is gone."""
    specs = folder(tmp_path, terms=NY + "X1,MAYBE\n")
    assert told(load(ct="2099-01-01", overlay=specs)) == [("STD118", f"specs/{NAME}/NY.csv")]
    (specs / NAME / "NY.csv").unlink()
    (found,) = [item for item in load(ct="2099-01-01", overlay=specs).problems if item.code == "STD118"]
    assert "is gone" in found.message


def test_a_closed_codelist_stays_closed(tmp_path):
    """The index may be edited, for codelists of one's own, but not to open what CDISC closed."""
    loaded = load(ct="2099-01-01", overlay=folder(tmp_path, extensible="Yes"))
    assert told(loaded) == [("STD108", f"specs/{NAME}/index.csv:2")]


def test_a_study_variable_with_an_unknown_codelist_stays_an_error(tmp_path):
    """What the packaged guide names nobody can mend; what the study names is the study's to mend."""
    specs = folder(tmp_path)
    (specs / "sdtmig-3.4").mkdir()
    (specs / "sdtmig-3.4" / "ae.csv").write_text(
        "variable,label,type,role,core,order,codelist,format\nAEOWN,Own,Char,Record Qualifier,Perm,9,C5,\n"
    )
    assert ("STD107", "specs/sdtmig-3.4/ae.csv:2") in told(load(ct="2099-01-01", overlay=specs))


def test_nothing_imported_is_nothing():
    """The packaged folder was not imported."""
    rows, problems = imported(Layers.of(packaged(), None), "sdtm-ct-2025-03-28")
    assert (bool(rows), problems) == (False, [])
    assert "C66742" not in Imported()


def test_a_copy_of_what_is_packaged_counts_once(tmp_path):
    """A study that holds the packaged files word for word has the digest of one that holds none; an edit changes it."""
    own = folder(tmp_path)
    copy = shutil.copytree(own, tmp_path / "copy")
    alone = digest(Layers.of(own, own), NAME)
    assert alone == digest(Layers.of(own, None), NAME) == digest(Layers.of(own, copy), NAME)
    (copy / NAME / "NY.csv").write_text(NY + "X1,MAYBE\n")
    assert digest(Layers.of(own, copy), NAME) != alone
