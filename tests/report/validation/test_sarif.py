"""The findings as SARIF, by the structure that its schema asks for."""

import json

import pytest
from jsonschema import Draft7Validator
from tests.report.validation.made import events, package, rule, unusable, validation

from nec_cdisc.report.validation.sarif import as_sarif, write_sarif
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}},
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["uri"],
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"},
                        "uriBaseId": {"type": "string"},
                    },
                },
                "region": REGION,
            },
        },
        "logicalLocations": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "fullyQualifiedName": {"type": "string"},
                    "name": {"type": "string"},
                    "kind": {"type": "string"},
                },
            },
        },
    },
}
RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "minItems": 1, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
            },
        },
        "properties": {"type": "object"},
    },
}
RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"type": "object", "additionalProperties": False, "properties": {"level": LEVEL}},
        "properties": {"type": "object"},
    },
}
NOTIFICATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "level": LEVEL,
        "message": TEXT,
        "associatedRule": {"type": "object"},
        "locations": {"type": "array", "items": LOCATION},
    },
}
#: What the public schema of SARIF 2.1.0 says of the parts that we write: names, types, what is required and allowed.
SCHEMA = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "originalUriBaseIds": {"type": "object"},
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                            "additionalProperties": False,
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "toolExecutionNotifications": {"type": "array", "items": NOTIFICATION},
                                "toolConfigurationNotifications": {"type": "array", "items": NOTIFICATION},
                            },
                        },
                    },
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


def of(finding):
    """Return the result of one finding."""
    held = Validation(package(events()), (Result(finding.rule, Outcome.FOUND),), (finding,))
    return as_sarif(held)["runs"][0]["results"][0]


@pytest.mark.parametrize("made", [validation(), validation(earlier=[]), unusable(), Validation(package(), (), ())])
def test_the_structure_is_that_of_the_standard(made):
    """Whatever is reported, names and types are those of SARIF 2.1.0."""
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(as_sarif(made))] == []


def test_a_finding_stands_at_its_mapping_line_and_leads_to_its_raw_row():
    """Editors open the mapping; the raw row is related to it."""
    first = as_sarif(validation())["runs"][0]["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "mappings/sdtm/ae.yaml"
    assert place["region"] == {"startLine": 12, "startColumn": 3}
    related = first["relatedLocations"][0]["physicalLocation"]
    assert (related["artifactLocation"]["uri"], related["region"]) == ("raw/ae.csv", {"startLine": 2})
    names = [item["fullyQualifiedName"] for item in first["locations"][0]["logicalLocations"]]
    assert names == ["AE[1]", "AE[1].AESTDTC"]


def test_without_a_mapping_line_it_stands_at_the_raw_row_or_the_file():
    """What is known best is the location; a name that is no address is escaped."""
    raw = of(Finding(rule("AEV101"), "AE", "m", raw=("raw/ä b.csv:7", "raw/ae.csv:8")))
    assert raw["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "raw/%C3%A4%20b.csv"
    assert raw["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 8}
    whole = of(Finding(rule("AEV101"), "AE", "m"))
    assert whole["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "ae.xpt"
    assert "relatedLocations" not in whole


def test_waived_findings_are_suppressed_and_broken_rules_told():
    """A waiver is a suppression with its reason; a rule that broke makes the run no success."""
    run = as_sarif(validation(earlier=[]))["runs"][0]
    (suppressed,) = [item for item in run["results"] if "suppressions" in item]
    assert suppressed["suppressions"][0]["justification"] == "Known & <accepted> (A. Manager, 2026-02-01)"
    assert {item["baselineState"] for item in run["results"]} == {"new"}
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "ValueError: <oh>" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_file_can_be_read(tmp_path):
    """The file is JSON of the version that it names."""
    write_sarif(validation(), tmp_path / "f.sarif")
    assert json.loads((tmp_path / "f.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_what_cannot_be_used_is_told_and_is_no_success():
    """A waiver that cannot be used stands at its line, and a standard that is not there at none."""
    (told,) = as_sarif(unusable())["runs"][0]["invocations"]
    assert told["executionSuccessful"] is False
    waiver, standard = told["toolConfigurationNotifications"]
    assert waiver["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert standard["message"]["text"] == "STD113: There is no 9.9"
    assert "locations" not in standard
