"""A report in the form that CDISC CORE 0.17.1 wrote when it was run, filled with made-up rules and issues."""


def issue(code, dataset, row, variables, values, message="It is wrong", subject="", **more):
    """Return an entry of the issues; ``subject`` and SEQ are empty where CORE knows none."""
    return {
        "core_id": code,
        "message": message,
        "executability": "fully executable",
        "dataset": dataset,
        "USUBJID": subject,
        "row": row,
        "SEQ": "",
        "variables": variables,
        "values": values,
        **more,
    }


def fault(code, dataset, text):
    """Return an entry of the issues that tells how a rule broke."""
    message = "rule evaluation error - operation failed - Error occurred during operation execution"
    return issue(code, dataset, "", "", text, message)


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


def summary(code, dataset, issues):
    """Return an entry of the summary."""
    return {"dataset": dataset, "core_id": code, "message": "It is wrong", "issues": issues}


def report():
    """Return a report with a rule of each status."""
    partly = "partially executable - possible underreporting"
    variables = ["AETERM", "AESTDTC", "AELOC"]
    return {
        "Conformance_Details": {
            "Report_Generation": "2026-02-01T10:00:00",
            "Total_Runtime": "1.2 seconds",
            "CORE_Engine_Version": "0.17.1",
            "Issue_Limit_Per_Rule": "None",
            "Issue_Limit_Per_Dataset": "None",
            "Issue_Limit_Per_Sheet": None,
            "Standard": "SDTMIG",
            "Version": "V3.4",
            "CT_Version": "sdtmct-2025-03-28",
            "Define_XML_Version": None,
        },
        "Dataset_Details": [
            {
                "filename": "AE",
                "label": "Adverse Events",
                "path": "/somewhere",
                "modification_date": "2026-01-31T00:00:00",
                "size_kb": 12.24,
                "length": 6,
            }
        ],
        "Issue_Summary": [
            summary("CORE-000002", "AE", 3),
            summary("CORE-000003", "AE", 1),
            summary("CORE-000005", "AE", 1),
            summary("CORE-000005", "DM", 1),
        ],
        "Issue_Details": [
            issue(
                *("CORE-000002", "AE", 2, variables, ["Nausea", "2019-07-02", "Not in dataset"]),
                *("Not {AETERM} but else", "T-1-002"),
                SEQ=1,
            ),
            issue(
                *("CORE-000002", "AE", 3, variables, ["Headache", "2019-07-03", "Not in dataset"]),
                *("Not {AETERM} but else", "T-1-003"),
                SEQ=1,
            ),
            issue("CORE-000002", "AE", "", ["AETERM"], ["null"], "AETERM as a whole"),
            issue("CORE-000003", "AE", 99, ["AELOC"], ["Not in dataset"], subject="T-1-001", executability=partly),
            fault("CORE-000005", "AE", "Operation: no_such_operation, Domain: AE"),
            fault("CORE-000005", "DM", "Operation: no_such_operation, Domain: DM"),
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
