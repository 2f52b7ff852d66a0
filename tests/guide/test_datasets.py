"""What a guide says of the datasets."""

from tests.guide.made import converted, rows, said, unconverted

from nec_cdisc.guide.datasets import dataset_names, described


def test_each_dataset_is_described(build):
    """Label, class, structure and keys of the standard and the mapping; records and size of the file."""
    sources = converted(build)
    names = dataset_names(sources)
    assert [row[0] for row in rows(names["table"])] == ["DM", "AE"]
    event = rows(names["table"])[1]
    assert event[1:4] == ("Adverse Events", "Events", "One record per adverse event")
    assert event[4].startswith("STUDYID, USUBJID")
    files = {row[0]: row for row in rows(names["files"])}
    assert files["AE"][1] == "2"
    assert files["SUPPAE"][4] == "ae"
    assert names["records"] == sum(item.records for item in described(sources))
    assert [item["name"] for item in names["list"]] == ["DM", "AE", "SUPPAE"]


def test_supplemental_qualifiers_have_their_labels(build):
    """A reviewer sees what QVAL may be, and from which field."""
    assert rows(dataset_names(unconverted(build))["supplemental"]) == [
        ("SUPPAE", "AEHOSP", "Ward of the Hospital", "ward")
    ]


def test_without_datasets_the_guide_says_so(build):
    """Nothing is passed over in silence."""
    assert said(dataset_names(unconverted(build))["table"]).startswith("Not run")


def test_a_file_that_cannot_be_read_is_a_problem(build):
    """A damaged file is not left out of the list in silence."""
    sources = converted(build)
    (sources.datasets / "ae.xpt").write_bytes(b"no transport file")
    assert [item.name for item in described(sources)] == ["DM", "SUPPAE"]
    assert [(item.code, item.place.file) for item in sources.problems] == [("DOC021", "outputs/sdtm/ae.xpt")]
