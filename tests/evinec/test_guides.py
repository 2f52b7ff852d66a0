"""The guides of the study in this repository say what a reviewer must know of it."""

from __future__ import annotations

import pypdf
import pytest

from nec_cdisc.crf.publish import write_crf
from nec_cdisc.document.model import Document, Items, Note, Paragraph, Table, plain
from nec_cdisc.guide.publish import ADRG, CSDRG, made
from nec_cdisc.guide.sources import Sources
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.analysis import lint_analysis, planned_tabulation
from nec_cdisc.plan.lint import lint
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_study


def words(document: Document) -> str:
    """Return everything that a document says."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [plain(cell) for row in block.rows for cell in row]
        elif isinstance(block, Items):
            found += [plain(part.runs) for item in block.items for part in item if isinstance(part, Paragraph)]
        elif not isinstance(block, Note):
            found.append(plain(getattr(block, "runs", ())))
    return "\n".join(found)


@pytest.fixture(scope="module")
def plans(published_demo):
    """Return the plans of tabulation and of analysis."""
    study = open_study(published_demo)
    plan = lint(study).plan
    chosen = study.mapping.block.standard
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, published_demo / "specs")
    return plan, lint_analysis(study, loaded, planned_tabulation(plan), SDTM.folder).plan


@pytest.fixture(scope="module")
def guides(plans, published_demo):
    """Return both guides by name."""
    found = {}
    for name, plan in zip((CSDRG, ADRG), plans, strict=True):
        document, problems = made(Sources(plan, published_demo, published_demo / "outputs"), name)
        assert {problem.code for problem in problems} <= {"DOC020"}
        found[name] = document
    return found


def test_the_guide_to_analysis_tells_the_differences_from_the_registry(guides):
    """OS does not start at a randomization that never was, and every assumption is called one."""
    said = words(guides[ADRG])
    assert "The registry counts from the date of randomization to death from any cause." in said
    assert "OS starts at the first dose of everolimus (ADSL.TRTSDT)." in said
    assert "All subjects, sites and values are made up by a seeded program" in said
    assert "PFSNACT: Progression-Free Survival Censored at New Anti-Cancer Therapy (days)" in said
    assert "PROGRESSIVE DISEASE: ADRS.ADT where" in said


def test_the_guide_to_tabulation_tells_decisions_and_counts(guides):
    """Comments of the mappings, fields that are not submitted, records left out, and the ledger of the run."""
    said = words(guides[CSDRG])
    assert "An end by death is dated to the day of death." in said
    assert "free text that may name the patient" in said
    assert "form never opened" in said
    assert "4,002" in said
    assert "SYNTHDICT" in said
    assert "Chromogranin B" in said
    assert "OS starts at the first dose" not in said


def test_every_form_of_the_export_is_annotated(plans, tmp_path):
    """Each form has its place, in the order in which the sources declare them, and its fields are on its pages."""
    plan, _ = plans
    write_crf(plan, tmp_path, ("pdf",))
    reader = pypdf.PdfReader(tmp_path / "acrf.pdf")
    places = {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    assert sorted(places, key=places.get) == [f"form.{name}" for name in plan.study.forms]
    page = "".join(reader.pages[number].extract_text() for number in range(places["form.ae"], places["form.ae"] + 4))
    assert all(f"\n{column}\n" in page for column in plan.headers["ae"])
