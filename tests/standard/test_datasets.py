"""Datasets and their variables, with a study's rows over the packaged ones."""

import pytest

HEADER = "variable,label,type,role,core,order,codelist,format\n"
DATASETS = "dataset,label,class,structure,keys\n"
GENERAL = "class,variable,label,type,role,order,codelist,format\n"


def told(loaded):
    """Return code and place of each problem."""
    return [(problem.code, str(problem.place)) for problem in loaded.problems]


def test_reads_a_dataset(study):
    """A dataset has its label, class, structure, keys and variables in order."""
    spec = study({}).standard.datasets["AE"]
    assert (spec.name, spec.label, spec.class_name, spec.structure, spec.keys) == (
        "AE", "Adverse Events", "Events", "One record per event", ("USUBJID", "AETERM")
    )  # fmt: skip
    assert list(spec.variables) == ["USUBJID", "AETERM", "AESER", "AESTDTC"]
    assert spec.variables["AESTDTC"].format == "ISO 8601 datetime"
    assert spec.variables["AESER"].codelists == ("C1",)


def test_a_study_replaces_a_variable_and_adds_one(study):
    """A row of the same name replaces the variable; an added one stands after the packaged one of its order."""
    own = "AESER,Serious,Char,Record Qualifier,Req,3,C1,\nAEOWN,Own,Num,Record Qualifier,Perm,2,,\n"
    loaded = study({"sdtmig-1.0/ae.csv": HEADER + own})
    assert loaded.problems == ()
    variables = loaded.standard.datasets["AE"].variables
    assert list(variables) == ["USUBJID", "AETERM", "AEOWN", "AESER", "AESTDTC"]
    assert [each.order for each in variables.values()] == [1, 2, 3, 4, 5]
    assert (variables["AESER"].label, variables["AESER"].core) == ("Serious", "Req")


def test_a_study_adds_a_dataset(study):
    """A row in datasets.csv and a file of variables make a new dataset, with its supplemental qualifiers."""
    loaded = study(
        {
            "sdtmig-1.0/datasets.csv": DATASETS + "XX,Own Findings,Findings,One record each,USUBJID XXSEQ\n",
            "sdtmig-1.0/xx.csv": HEADER
            + "USUBJID,Subject,Char,Identifier,Req,1,,\nXXSEQ,Sequence Number,Num,Identifier,Req,2,,\n",
        }
    )
    assert loaded.problems == ()
    assert list(loaded.standard.datasets) == ["AE", "SUPPQUAL", "XX"]
    assert loaded.standard.allowed("XX", "XXSPID").label == "Sponsor-Defined Identifier"
    assert loaded.standard.dataset("SUPPXX").name == "SUPPXX"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"ae.csv": HEADER + "AEX,L,Char,Topic,Req,1,C99,\n"}, ("STD107", "ae.csv:2")),
        ({"ae.csv": HEADER + "AEX,L,Text,Topic,Req,1,,\n"}, ("STD106", "ae.csv:2")),
        ({"ae.csv": HEADER + "AEX,L,Char,Topics,Req,1,,\n"}, ("STD106", "ae.csv:2")),
        ({"ae.csv": HEADER + "AEX,L,Char,Topic,Must,1,,\n"}, ("STD106", "ae.csv:2")),
        ({"ae.csv": HEADER + "AEX,L,Char,Topic,Req,first,,\n"}, ("STD105", "ae.csv:2")),
        ({"ae.csv": HEADER + "AEX,,Char,Topic,Req,1,,\n"}, ("STD109", "ae.csv:2")),
        ({"ae.csv": HEADER + f"AEX,{'L' * 41},Char,Topic,Req,1,,\n"}, ("STD110", "ae.csv:2")),
        ({"aee.csv": HEADER}, ("STD111", "aee.csv")),
        ({"datasets.csv": DATASETS + "AE,L,Events,S,USUBJID AEKEY\n"}, ("STD112", "datasets.csv:2")),
        ({"datasets.csv": DATASETS + "XX,L,Events,S,\n"}, ("STD116", "datasets.csv:2")),
        ({"datasets.csv": DATASETS + "AE,L,Event,S,\n"}, ("STD106", "datasets.csv:2")),
        ({"general.csv": GENERAL + "Event,--X,L,Char,Timing,1,,\n"}, ("STD106", "general.csv:2")),
        ({"not_used.csv": "dataset,variable\nXX,XXOCCUR\n"}, ("STD112", "not_used.csv:2")),
    ],
)
def test_tells_a_fault_with_file_and_line(study, files, expected):
    """Each fault of an overlay is one problem of its own code at its own line."""
    loaded = study({f"sdtmig-1.0/{name}": text for name, text in files.items()})
    assert told(loaded) == [(expected[0], f"specs/sdtmig-1.0/{expected[1]}")]
    assert "USUBJID" in loaded.standard.datasets["AE"].variables


def test_tells_all_faults_at_once(study):
    """Faults in several files come together, sorted by file and line."""
    loaded = study(
        {
            "units/rounding.csv": "test,decimals\nHGB,one\n",
            "sdtmig-1.0/ae.csv": HEADER + "AEX,L,Char,Topic,Req,x,,\nAEX,L,Char,Topic,Req,1,C99,\n",
            "extensions.csv": "codelist,value,decode\nNY,U,\n",
        }
    )
    assert told(loaded) == [
        ("STD108", "specs/extensions.csv:2"),
        ("STD105", "specs/sdtmig-1.0/ae.csv:2"),
        ("STD107", "specs/sdtmig-1.0/ae.csv:3"),
        ("STD105", "specs/units/rounding.csv:2"),
    ]
