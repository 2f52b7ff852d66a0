"""A report in the form that CDISC CORE 0.17 writes, filled with made-up rules and issues."""


def issue(code, dataset, row, variables, values, message="It is wrong", executability="fully executable"):
    """Return an entry of the issues."""
    return {
        "core_id": code,
        "message": message,
        "executability": executability,
        "dataset": dataset,
        "USUBJID": "T-1-001",
        "row": row,
        "SEQ": 1,
        "variables": variables,
        "values": values,
    }


def entry(code, status, message="It is wrong"):
    """Return an entry of the rules."""
    return {
        "core_id": code,
        "version": "1",
        "cdisc_rule_id": f"CG{code[-4:]}",
        "fda_rule_id": "",
        "message": message,
        "status": status,
    }


def report():
    """Return a report with a rule of each status."""
    return {
        "Conformance_Details": {
            "CORE_Engine_Version": "0.17.1",
            "Report_Generation": "2026-02-01T10:00:00",
            "Total_Runtime": "1.2 seconds",
            "Standard": "SDTMIG",
            "Version": "V3.4",
            "CT_Version": "sdtmct-2025-03-28",
            "Define_XML_Version": None,
        },
        "Dataset_Details": [{"filename": "ae.xpt", "path": "/somewhere", "length": 6}],
        "Issue_Summary": [{"dataset": "ae.xpt", "core_id": "CORE-000002", "message": "It is wrong", "issues": 2}],
        "Issue_Details": [
            issue("CORE-000002", "ae.xpt", 2, ["AETERM", "AESTDTC"], ["Nausea", "null"], "Not {AETERM} but else"),
            issue("CORE-000002", "AE", "3", ["AETERM", "AESTDTC"], ["Headache", "null"], "Not {AETERM} but else"),
            issue("CORE-000002", "AE", "", ["AETERM"], ["null"], "AETERM as a whole"),
            issue("CORE-000003", "AE", 99, ["AEX"], ["null"], executability="partially executable"),
            issue("CORE-000005", "N/A", "", "", "KeyError: 'AEX'"),
        ],
        "Rules_Report": [
            entry("CORE-000001", "SUCCESS"),
            entry("CORE-000002", "ISSUE REPORTED"),
            entry("CORE-000003", "ISSUE REPORTED"),
            entry("CORE-000004", "SKIPPED"),
            entry("CORE-000005", "EXECUTION ERROR"),
            entry("CORE-000006", "UNKNOWN STATUS"),
        ],
    }
