"""What a study folder tells those who check its datasets."""

from datetime import date

from nec_cdisc.study.facts import told_by


def test_the_export_date_is_told(tmp_path):
    """Export date and versions of the standards are those of study.yaml."""
    (tmp_path / "mappings").mkdir()
    text = "study: X\ntitle: T\nexport_date: 2020-05-04\nidentifiers: {USUBJID: subject}\nstandard: {sdtmig: '3.3'}\n"
    (tmp_path / "mappings" / "study.yaml").write_text(text, encoding="utf-8")
    told = told_by(tmp_path)
    assert (told.facts.export_date, told.sdtmig, told.problems) == (date(2020, 5, 4), "3.3", ())


def test_a_folder_without_a_study_tells_nothing(tmp_path):
    """Without study.yaml no date is known, and the packaged standard is meant."""
    told = told_by(tmp_path)
    assert (told.facts.export_date, told.sdtmig, told.problems) == (None, "3.4", ())


def test_a_faulty_study_file_is_a_problem(tmp_path):
    """A study.yaml that cannot be used gives its problems and no facts."""
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "study.yaml").write_text("study: X\ntitle: [\n", encoding="utf-8")
    told = told_by(tmp_path)
    assert told.problems
    assert told.facts.export_date is None
