"""Kinds of dirt planted in an export, and what a data manager expects to be done about each."""

from __future__ import annotations

from dataclasses import dataclass

QUERY, NOTE = "query", "note"


@dataclass(frozen=True)
class DefectKind:
    """Name of a kind of dirt, `query` or `note`, and why."""

    name: str
    expect: str
    remark: str


DEFECT_KINDS: dict[str, DefectKind] = {
    kind.name: kind
    for kind in (
        DefectKind("unknown_day", NOTE, "The day is not known; year and month are kept as they are."),
        DefectKind("unknown_month", NOTE, "Day and month are not known; the year is kept."),
        DefectKind("unknown_date", NOTE, "Nothing of the date is known; it stays blank."),
        DefectKind("impossible_date", QUERY, "No calendar has this day; the site must say which day was meant."),
        DefectKind("two_digit_year", NOTE, "The century is not written; the trial allows one only."),
        DefectKind("german_month_name", NOTE, "The month is written out in German."),
        DefectKind("english_month_name", NOTE, "The month is written out in English."),
        DefectKind("german_decimal", NOTE, "The decimal sign is a comma."),
        DefectKind("trailing_blank", NOTE, "The text ends in blanks that mean nothing."),
        DefectKind("mixed_case_code", NOTE, "The code is written in other letters, small and capital, than its list."),
        DefectKind("unknown_code", QUERY, "The code is in no list of the case report form."),
        DefectKind("unit_change", NOTE, "The laboratory of this site reports in another unit than SI."),
        DefectKind("below_limit", NOTE, "The result lies below the limit of quantification and is no number."),
        DefectKind("umlaut", NOTE, "The text holds letters outside ASCII, which a transport file cannot hold."),
        DefectKind("micro_sign", NOTE, "The unit holds a micro sign, of which two characters are in use."),
        DefectKind("duplicate_lesion_number", QUERY, "Two lesions of one assessment have the same number."),
        DefectKind("lesion_not_identified", QUERY, "The lesion was measured but not identified at baseline."),
        DefectKind("ongoing_with_stop", QUERY, "The event is ticked as ongoing and has a stop date."),
        DefectKind("end_before_start", QUERY, "The event ends before it starts."),
        DefectKind("row_after_death", QUERY, "The record is dated after the death of the subject."),
        DefectKind("orphan_subject", QUERY, "The subject has records but was never enrolled."),
        DefectKind("unscheduled_visit", NOTE, "The visit is none of the protocol."),
        DefectKind("form_never_opened", NOTE, "Nobody opened the form; the zeros in its tick boxes say nothing."),
        DefectKind("repeated_row", QUERY, "The row stands in the file twice, equal in every cell."),
        DefectKind("crf_version_change", NOTE, "The column came with version 2.0 of the form; before it is blank."),
        DefectKind("sum_differs", QUERY, "The sum of diameters is not that of the lesions measured."),
        DefectKind("tissue_without_consent", QUERY, "Tissue was examined of a subject who declined research on it."),
        DefectKind("response_differs", QUERY, "The target response is not what the measurements give."),
    )
}
"""Every kind by its name."""
