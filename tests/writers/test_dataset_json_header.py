"""The header of Dataset-JSON has its attributes in the order of the specification."""

from __future__ import annotations

import datetime as dt
import json

from nec_cdisc import __version__
from nec_cdisc.writers.dataset_json_header import JsonDataset, JsonVariable

STAMP = dt.datetime(2020, 5, 4)  # noqa: DTZ001 - the file knows no zone


def test_the_header_is_one_line_in_order():
    """What is not known is left out, blanks between are none, and text is no code."""
    variable = JsonVariable("IT.AE.AETERM", "AETERM", "Bezeichnung für alles", "string", length=20, key=2)
    text = JsonDataset("IG.AE", "AE", "Adverse Events", 7, (variable,), STAMP, "STDY.X", "MDV.X", "define.xml").text
    said = json.loads(text)
    assert list(said) == [
        *("datasetJSONCreationDateTime", "datasetJSONVersion", "dbLastModifiedDateTime", "sourceSystem", "studyOID"),
        *("metaDataVersionOID", "metaDataRef", "itemGroupOID", "records", "name", "label", "columns"),
    ]
    assert said["sourceSystem"] == {"name": "nec-cdisc", "version": __version__}
    assert list(said["columns"][0]) == ["itemOID", "name", "label", "dataType", "length", "keySequence"]
    assert "für" in text
    assert "\n" not in text
    assert '": ' not in text
