"""Codelists are read when they are asked for; a study extends the open ones and no others."""

import pytest

EXTENSIONS = "codelist,value,decode\n"


def told(loaded):
    """Return code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in loaded.problems]


def test_terms_are_read_when_asked_for(study):
    """Loading reads the index alone; the terms of a codelist come with the first question, and are kept."""
    lists = study({}).standard.codelists
    assert list(lists) == ["C1", "C2", "C3"]
    assert lists.kept == {}
    assert list(lists["C1"].terms) == ["N", "Y"]
    assert lists["C1"] is lists["C1"]
    assert list(lists.kept) == ["C1"]


def test_knows_codelists_by_code_and_by_submission_value(study):
    """A codelist is found by either name; an unknown one is no codelist."""
    lists = study({}).standard.codelists
    assert lists.named("NY") is lists["C1"]
    assert not lists["C1"].extensible
    assert lists.named("YN") is None
    assert "C9" not in lists
    with pytest.raises(KeyError):
        lists["C9"]


def test_joins_code_and_decode_by_term_code(study):
    """A code's decode is the term of the paired codelist with the same term code, wherever it stands."""
    standard = study({}).standard
    assert standard.codelists.pairs("C2") == standard.codelists.pairs("C3") == [("C2", "C3")]
    assert standard.decodes("AETERM") == {"ALT": "Alanine", "AST": "Aspartate"}


def test_an_extension_adds_a_code_with_its_decode(study):
    """One row of extensions.csv adds the sponsor's code and its name, both flagged as extended."""
    loaded = study({"extensions.csv": EXTENSIONS + "TESTCD,CGB,Chromogranin B\n"})
    assert loaded.problems == ()
    lists = loaded.standard.codelists
    assert [term.value for term in lists["C2"].terms.values() if term.extended] == ["CGB"]
    assert lists["C3"].terms["Chromogranin B"].extended
    assert loaded.standard.decodes("AETERM")["CGB"] == "Chromogranin B"


def test_an_extension_may_name_the_codelist_by_its_code(study):
    """C3 and TEST are the same codelist; one without decodes takes none."""
    loaded = study({"extensions.csv": EXTENSIONS + "C3,Gamma,\n"})
    assert loaded.problems == ()
    assert loaded.standard.codelists["C3"].terms["Gamma"].extended


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("NY,U,", "STD108"),
        ("NOSUCH,U,", "STD107"),
        ("TESTCD,CGB,", "STD109"),
        ("TEST,Gamma,Gamma", "STD109"),
        ("TESTCD,ALT,Alanine again", "STD115"),
        ("TESTCD,CGB,Alanine", "STD115"),
    ],
)
def test_refuses_an_extension_that_cannot_be(study, row, code):
    """Closed and unknown codelists, half a pair and repeated terms are refused at their line, the rest is added."""
    loaded = study({"extensions.csv": f"{EXTENSIONS}TESTCD,NSE,Enolase\n{row}\n"})
    assert told(loaded) == [(code, "specs/extensions.csv:3")]
    assert "NSE" in loaded.standard.codelists["C2"].terms
    assert "CGB" not in loaded.standard.codelists["C2"].terms


def test_refuses_two_codes_with_one_decode(study):
    """Two sponsor's codes of the same name could not be told apart; the second is refused."""
    loaded = study({"extensions.csv": EXTENSIONS + "TESTCD,A,Same\nTESTCD,B,Same\n"})
    assert told(loaded) == [("STD115", "specs/extensions.csv:3")]


def test_a_file_of_terms_extends_an_open_codelist(study):
    """Rows under the study's own term codes are added as extended; published rows in it change nothing."""
    loaded = study({"sdtm-ct-1/TESTCD.csv": "term_code,value\nT3,ALT\nX1,CGB\n"})
    assert loaded.problems == ()
    terms = loaded.standard.codelists["C2"].terms
    assert {value: term.extended for value, term in terms.items()} == {"ALT": False, "AST": False, "CGB": True}


def test_a_changed_term_counts_as_extended(study):
    """A published term code with another value is the sponsor's term, and replaces the published one."""
    loaded = study({"sdtm-ct-1/TEST.csv": "term_code,value\nT3,Alanine Transaminase\n"})
    assert loaded.standard.codelists["C3"].terms["Alanine Transaminase"].extended
    assert loaded.standard.decodes("AETERM")["ALT"] == "Alanine Transaminase"


def test_refuses_terms_of_a_closed_codelist(study):
    """A term added to a codelist that CDISC closed is refused, without waiting for anyone to ask for the codelist."""
    loaded = study({"sdtm-ct-1/NY.csv": "term_code,value\nT2,Y\nX1,U\n"})
    assert told(loaded) == [("STD108", "specs/sdtm-ct-1/NY.csv:3")]
    assert list(loaded.standard.codelists["C1"].terms) == ["N", "Y"]


def test_refuses_to_open_a_closed_codelist(study):
    """A study's index cannot declare extensible what CDISC closed."""
    header = "code,submission_value,name,extensible,decode,also_for\n"
    loaded = study({"sdtm-ct-1/index.csv": header + "C1,NY,No Yes,Yes,,\n"})
    assert told(loaded) == [("STD108", "specs/sdtm-ct-1/index.csv:2")]


def test_refuses_one_value_for_two_terms(study):
    """A submission value that stands twice in a codelist is refused."""
    loaded = study({"sdtm-ct-1/TESTCD.csv": "term_code,value\nX1,ALT\n"})
    assert told(loaded) == [("STD115", "specs/sdtm-ct-1/TESTCD.csv:2")]


def test_a_study_adds_codelists_of_its_own(study):
    """A codelist of the study may be closed, serves the variables that it names, and all its terms are extended."""
    header = "code,submission_value,name,extensible,decode,also_for\n"
    loaded = study(
        {
            "sdtm-ct-1/index.csv": header + "OWN,MOOD,Mood of the Day,No,,AESER AETERM\n",
            "sdtm-ct-1/MOOD.csv": "term_code,value\n1,FINE\n",
        }
    )
    assert loaded.problems == ()
    assert loaded.standard.codelists["OWN"].terms["FINE"].extended
    assert loaded.standard.datasets["AE"].variables["AESER"].codelists == ("C1", "OWN")


def test_refuses_a_decode_and_a_file_that_are_no_codelist(study):
    """A decode that is not in the index and a file of no codelist are told together."""
    header = "code,submission_value,name,extensible,decode,also_for\n"
    loaded = study(
        {
            "sdtm-ct-1/index.csv": header + "OWN,MOOD,Mood,No,C77,\n",
            "sdtm-ct-1/TESTCDS.csv": "term_code,value\n1,FINE\n",
        }
    )
    assert told(loaded) == [("STD111", "specs/sdtm-ct-1/TESTCDS.csv"), ("STD107", "specs/sdtm-ct-1/index.csv:2")]


def test_a_codelist_serves_the_variables_that_the_index_names(study):
    """A variable named in the index has its codelists in the order of the index, each once; every other one none."""
    index = "code,submission_value,name,extensible,decode,also_for\n"
    rows = "C1,NY,No Yes,No,,AESER AESER\nC9,NINE,Nine,Yes,,AESER AEOUT\n"
    files = {"sdtm-ct-1/index.csv": index + rows, "sdtm-ct-1/NINE.csv": "term_code,value\nC91,Nine\n"}
    lists = study(files).standard.codelists
    assert [lists.serving(name) for name in ("AESER", "AEOUT", "AETERM", "AEDUR")] == [
        *(("C1", "C9"), ("C9",), ("C2",), ())
    ]
