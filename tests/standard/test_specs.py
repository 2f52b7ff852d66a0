"""The packaged files say what the published standard says.

Names, labels, orders and codes in this file were typed by hand from SDTMIG 3.4, SDTM 2.0 and the terminology package
of 2025-03-28; the molar masses are computed here from atomic weights.
"""

import re
from decimal import Decimal

import pytest

from nec_cdisc.standard.datasets import LABEL, NAME
from nec_cdisc.standard.location import packaged

DATASETS = """
DM AE EX LB QS TU TR RS DS MH CM PR IE VS EC MI SS DD SV SE TA TE TV TI TS RELREC CO SUPPQUAL
"""
VARIABLES = """
DM  USUBJID   3 Char Req  -                     Unique Subject Identifier
DM  RFXSTDTC  7 Char Exp  -                     Date/Time of First Study Treatment
DM  RFPENDTC 12 Char Exp  -                     Date/Time of End of Participation
DM  DTHFL    14 Char Exp  C66742                Subject Death Flag
DM  AGE      19 Num  Exp  -                     Age
DM  SEX      21 Char Req  C66731                Sex
DM  ARMNRS   28 Char Exp  C142179               Reason Arm and/or Actual Arm is Null
DM  COUNTRY  30 Char Req  -                     Country
AE  AETERM    9 Char Req  -                     Reported Term for the Adverse Event
AE  AEDECOD  13 Char Req  -                     Dictionary-Derived Term
AE  AESER    28 Char Exp  C66742                Serious Event
AE  AEACN    29 Char Exp  C66767                Action Taken with Study Treatment
AE  AEOUT    36 Char Perm C66768                Outcome of Adverse Event
AE  AETOXGR  50 Char Perm -                     Standard Toxicity Grade
AE  AEENRTPT 59 Char Perm C66728                End Relative to Reference Time Point
EX  EXTRT    10 Char Req  -                     Name of Treatment
EX  EXDOSE   13 Num  Exp  -                     Dose
EX  EXDOSU   15 Char Exp  C71620                Dose Units
EX  EXSTDTC  28 Char Exp  -                     Start Date/Time of Treatment
EC  ECMOOD   11 Char Perm C125923               Mood
LB  LBORRESU 16 Char Exp  C71620                Original Units
LB  LBSTRESN 24 Num  Exp  -                     Numeric Result/Finding in Standard Units
LB  LBSTNRLO 26 Num  Exp  -                     Reference Range Lower Limit-Std Units
LB  LBNRIND  29 Char Exp  C78736                Reference Range Indicator
LB  LBLOBXFL 40 Char Exp  C66742                Last Observation Before Exposure Flag
LB  VISITNUM 47 Num  Exp  -                     Visit Number
LB  LBDTC    52 Char Exp  -                     Date/Time of Specimen Collection
QS  QSTESTCD  7 Char Req  C161619               Question Short Name
QS  QSCAT     9 Char Req  C100129               Category of Question
QS  QSSTRESN 14 Num  Perm -                     Numeric Finding in Standard Units
QS  QSEVLINT 34 Char Perm -                     Evaluation Interval
TU  TULNKID   8 Char Exp  -                     Link ID
TU  TUSTRESC 13 Char Exp  C123650               Tumor/Lesion ID Result Std. Format
TU  TULOC    15 Char Exp  C74456                Location of the Tumor/Lesion
TU  TUMETHOD 19 Char Exp  C85492                Method of Identification
TR  TRLNKGRP  9 Char Perm -                     Link Group
TR  TRTESTCD 10 Char Req  C96779                Tumor/Lesion Assessment Short Name
TR  TRSTRESN 15 Num  Exp  -                     Numeric Result/Finding in Standard Units
RS  RSTESTCD 10 Char Req  C96782,C101815        Assessment Short Name
RS  RSCAT    12 Char Exp  C124298,C118971       Category for Assessment
RS  RSSTRESC 16 Char Exp  C96785,C179944,C66742 Character Result/Finding in Std Format
DS  DSDECOD   9 Char Req  C66727,C114118,C150811 Standardized Disposition Term
CM  CMTRT     7 Char Req  -                     Reported Name of Drug, Med, or Therapy
PR  PRTRT     9 Char Req  -                     Reported Name of Procedure
PR  PRSTDTC  32 Char Exp  -                     Start Date/Time of Procedure
MH  MHTERM    8 Char Req  -                     Reported Term for the Medical History
VS  VSORRESU 13 Char Exp  C66770                Original Units
IE  IEORRES  10 Char Req  C66742                I/E Criterion Original Result
MI  MISPEC   22 Char Req  C78734                Specimen Material Type
SS  SSTESTCD  7 Char Req  C124305               Status Short Name
DD  DDTESTCD  5 Char Req  C116108               Death Detail Assessment Short Name
SV  SVPRESP   6 Char Exp  C66742                Pre-specified
SE  SESTDTC   9 Char Req  -                     Start Date/Time of Element
TA  EPOCH    10 Char Req  C99079                Epoch
TE  TESTRL    5 Char Req  -                     Rule for Start of Element
TV  VISITDY   5 Num  Perm -                     Planned Study Day of Visit
TI  IETEST    4 Char Req  -                     Inclusion/Exclusion Criterion
TS  TSPARMCD  5 Char Req  C66738                Trial Summary Parameter Short Name
RELREC RELTYPE 6 Char Exp C78737                Relationship Type
CO  COVAL     9 Char Req  -                     Comment
SUPPQUAL QNAM 6 Char Req  -                     Qualifier Variable Name
"""
PAIRS = {
    "LBTESTCD": ("PROGRP", "Pro-gastrin Releasing Peptide"),
    "QSTESTCD": ("EOR0129", "EOR01-Rate Your Overall Health"),
    "TUTESTCD": ("TUMIDENT", "Tumor Identification"),
    "TRTESTCD": ("LDIAM", "Longest Diameter"),
    "RSTESTCD": ("OVRLRESP", "Overall Response"),
    "VSTESTCD": ("SYSBP", "Systolic Blood Pressure"),
    "MITESTCD": ("KI67", "Ki-67"),
    "SSTESTCD": ("SURVSTAT", "Survival Status"),
    "DDTESTCD": ("PRCDTH", "Primary Cause of Death"),
    "TSPARMCD": ("TITLE", "Trial Title"),
}
ATOMS = {
    "H": "1.008", "C": "12.011", "N": "14.007", "O": "15.999", "Na": "22.990", "Mg": "24.305", "P": "30.974",
    "Cl": "35.45", "K": "39.098", "Ca": "40.078",
}  # fmt: skip
FORMULAS = {
    "GLUC": "C6H12O6", "CREAT": "C4H7N3O", "BILI": "C33H36N4O6", "BILDIR": "C33H36N4O6", "UREA": "CH4N2O",
    "UREAN": "N2", "URATE": "C5H4N4O3", "CHOL": "C27H46O", "HDL": "C27H46O", "LDL": "C27H46O", "TRIG": "C57H104O6",
    "CA": "Ca", "MG": "Mg", "PHOS": "P", "SODIUM": "Na", "K": "K", "CL": "Cl",
}  # fmt: skip
GRAMS = {"g/L": Decimal(1), "g/dL": Decimal(10), "mg/dL": Decimal("0.01"), "mg/L": Decimal("0.001")}
MOLES = {"mol/L": Decimal(1), "mmol/L": Decimal("0.001"), "umol/L": Decimal("0.000001")}
DIFFERING = {"CMROUTE", "ECROUTE", "EXROUTE", "LBCOLSRT", "LBLOINC", "MITSTDTL", "PRROUTE", "VSLAT"}
"""Variables whose role in SDTMIG 3.4 is not that of SDTM 2.0, as published."""
CONVERTED = """
GLUC CREAT ALT AST ALP GGT BILI ALB PROT SODIUM K CL CA PHOS MG UREA URATE LDH CRP CHOL TRIG HGB HCT WBC NEUT LYM MONO
EOS BASO PLAT RBC CGA CGB NSE PROGRP
"""


def test_has_the_datasets_of_an_oncology_trial(standard):
    """All datasets of the guide that such a trial submits are there."""
    assert list(standard.datasets) == DATASETS.split()


@pytest.mark.parametrize("line", VARIABLES.strip().splitlines(), ids=lambda line: line.split()[1])
def test_variables_are_as_the_guide_has_them(standard, line):
    """Place, type, core, codelists and label of a variable are the published ones."""
    dataset, name, order, kind, core, codelists, label = line.split(maxsplit=6)
    spec = standard.datasets[dataset].variables[name]
    assert (spec.order, spec.type, spec.core, spec.label) == (int(order), kind, core, label)
    assert set(spec.codelists) == set(codelists.replace("-", "").split(",")) - {""}


@pytest.mark.parametrize("dataset", DATASETS.split())
def test_a_dataset_obeys_the_limits_of_transport_files(standard, dataset):
    """Names and labels fit, names are upper case, orders run from 1 without gap, every codelist is there."""
    spec = standard.datasets[dataset]
    assert [each.order for each in spec.variables.values()] == list(range(1, len(spec.variables) + 1))
    for name, each in spec.variables.items():
        assert re.fullmatch(r"[A-Z][A-Z0-9]*", name)
        assert len(name) <= NAME
        assert len(each.label) <= LABEL
        assert set(each.codelists) <= set(standard.codelists)


@pytest.mark.parametrize("dataset", DATASETS.split())
def test_natural_keys_start_with_the_study_and_are_variables(standard, dataset):
    """A key begins with STUDYID and names each variable once."""
    spec = standard.datasets[dataset]
    assert spec.keys[0] == "STUDYID"
    assert len(set(spec.keys)) == len(spec.keys)
    assert set(spec.keys) <= set(spec.variables)


def test_orders_in_the_files_are_the_published_ones():
    """The files themselves number each dataset from 1 without gap, so that reading does not renumber them."""
    for dataset in DATASETS.split():
        lines = (packaged() / f"sdtmig-3.4/{dataset.lower()}.csv").read_text(encoding="utf-8").splitlines()[1:]
        orders = [int(re.search(r",(?:Req|Exp|Perm),(\d+),", line).group(1)) for line in lines]
        assert orders == list(range(1, len(lines) + 1))


def test_class_variables_fit_and_stand_in_the_order_of_the_model(standard):
    """Identifiers come before the topic, the topic before timing; every codelist is there."""
    for variables in standard.class_variables.values():
        roles = [each.role for each in variables.values()]
        assert roles == sorted(roles, key=lambda role: {"Identifier": 0, "Topic": 1, "Timing": 3}.get(role, 2))
        for each in variables.values():
            assert len(each.name) <= NAME
            assert len(each.label) <= LABEL
            assert set(each.codelists) <= set(standard.codelists)


@pytest.mark.parametrize(
    ("dataset", "variable", "known"),
    [
        ("AE", "AELNKID", True),
        ("AE", "VISITNUM", True),
        ("AE", "AESTRTPT", True),
        ("LB", "LBENRTPT", True),
        ("EX", "VISITNUM", True),
        ("CM", "CMDOSTOT", True),
        ("TR", "TRLOC", False),
        ("AE", "AEOCCUR", False),
        ("EX", "EXOCCUR", False),
        ("QS", "QSEVAL", False),
        ("LB", "LBSTDTC", False),
        ("LB", "LBIMPLBL", False),
        ("EX", "EXMETHOD", False),
        ("DM", "VISITNUM", False),
        ("TA", "TADTC", False),
    ],
)
def test_knows_which_variables_a_dataset_may_have_besides(standard, dataset, variable, known):
    """What the model allows in the class is allowed; what is kept for other datasets or for animals is not."""
    assert (standard.allowed(dataset, variable) is not None) == known


def test_each_listed_variable_agrees_with_the_model(standard):
    """Type and role of the guide's variables in the classes are the model's, but for those the guide changed."""
    differing = set()
    for spec in standard.datasets.values():
        model = standard.class_variables.get(spec.class_name, {})
        for name, listed in spec.variables.items():
            general = model.get(name) or model.get("--" + name[2:])
            if general and (listed.type, listed.role) != (general.type, general.role):
                differing.add(name)
    assert differing == DIFFERING


def test_codelists_are_complete_and_their_values_unique(standard):
    """Every codelist has terms under distinct NCI codes; nothing packaged counts as extended."""
    for code in standard.codelists:
        codelist, problems = standard.codelists.examined(code)
        assert problems == []
        assert codelist.terms, code
        codes = [term.code for term in codelist.terms.values()]
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"C\d+", each) for each in codes)
        assert not any(term.extended for term in codelist.terms.values())


@pytest.mark.parametrize(
    ("name", "size", "extensible", "some"),
    [
        ("NY", 4, False, {"N", "NA", "U", "Y"}),
        ("SEX", 4, False, {"F", "M", "U", "INTERSEX"}),
        ("AESEV", 3, False, {"MILD", "MODERATE", "SEVERE"}),
        ("OUT", 6, False, {"FATAL", "RECOVERED/RESOLVED", "NOT RECOVERED/NOT RESOLVED"}),
        ("ACN", 8, False, {"DOSE NOT CHANGED", "DOSE REDUCED", "DRUG WITHDRAWN", "DRUG INTERRUPTED"}),
        ("EOR01TC", 45, False, {"EOR0101", "EOR0130", "EOR0131", "EOR0145"}),
        ("ONCRSR", 96, True, {"CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD"}),
        ("EPOCH", 15, True, {"SCREENING", "TREATMENT", "FOLLOW-UP"}),
        ("LBTESTCD", 2438, True, {"CGA", "NSE", "PROGRP", "HGB", "CREAT"}),
        ("UNIT", 929, True, {"10^9/L", "g/L", "umol/L", "U/L", "ug/L", "fraction of 1", "%"}),
        ("ECOG101STR", 6, False, {"0", "1", "2", "3", "4", "5"}),
    ],
)
def test_codelists_are_as_published(standard, name, size, extensible, some):
    """Number of terms, extensibility and well-known terms of a codelist are the published ones."""
    codelist = standard.codelists.named(name)
    assert len(codelist.terms) == size
    assert codelist.extensible == extensible
    assert some <= set(codelist.terms)


def test_pairs_of_codelists_are_complete(standard):
    """Every code of a paired codelist has exactly one name, and every name its code."""
    pairs = [pair for code in standard.codelists for pair in standard.codelists.pairs(code) if pair[0] == code]
    assert len(pairs) == 11
    for short, long in pairs:
        codes = {term.code for term in standard.codelists[short].terms.values()}
        assert codes == {term.code for term in standard.codelists[long].terms.values()}


@pytest.mark.parametrize("variable", PAIRS)
def test_codes_have_their_published_names(standard, variable):
    """A short name decodes to its published long name of at most 40 characters, which SDTM asks of --TEST."""
    code, name = PAIRS[variable]
    decodes = standard.decodes(variable)
    assert decodes[code] == name
    assert len(set(decodes.values())) == len(decodes)


def test_conversions_of_amounts_follow_from_molar_masses(standard):
    """Factors between mass and amount are those of the molar mass, to six significant digits."""
    for test, formula in FORMULAS.items():
        mass = sum(Decimal(ATOMS[atom]) * int(count or 1) for atom, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula))
        for unit, grams in GRAMS.items():
            conversion = standard.units.conversions[test, unit]
            exact = grams / mass / MOLES[conversion.standard_unit]
            assert abs(conversion.factor / exact - 1) <= Decimal("0.000005"), (test, unit)
            assert len(conversion.factor.as_tuple().digits) <= 6
        for unit, moles in MOLES.items():
            conversion = standard.units.conversions[test, unit]
            assert conversion.factor == moles / MOLES[conversion.standard_unit], (test, unit)


@pytest.mark.parametrize(
    ("test", "value", "unit", "standard_value", "standard_unit"),
    [
        ("GLUC", "90", "mg/dL", "5.00", "mmol/L"),
        ("CREAT", "1.0", "mg/dL", "88.4", "umol/L"),
        ("BILI", "1.2", "mg/dL", "20.5", "umol/L"),
        ("URATE", "6.0", "mg/dL", "356.9", "umol/L"),
        ("UREAN", "14", "mg/dL", "5.00", "mmol/L"),
        ("CHOL", "200", "mg/dL", "5.17", "mmol/L"),
        ("CA", "5.0", "mEq/L", "2.50", "mmol/L"),
        ("HGB", "13.5", "g/dL", "135", "g/L"),
        ("HGB", "8.7", "mmol/L", "140.2", "g/L"),
        ("HCT", "42", "%", "0.420", "fraction of 1"),
        ("WBC", "7400", "10^6/L", "7.40", "10^9/L"),
        ("RBC", "4500000", "10^6/L", "4.50", "10^12/L"),
        ("ALT", "0.60", "ukat/L", "36", "U/L"),
        ("CRP", "0.5", "mg/dL", "5.0", "mg/L"),
        ("PROGRP", "0.045", "ug/L", "45.0", "ng/L"),
        ("CGA", "95", "ug/L", "95.0", "ug/L"),
        ("WEIGHT", "154", "LB", "69.9", "kg"),
        ("LDIAM", "2.5", "cm", "25.0", "mm"),
    ],
)
def test_converts_as_the_textbooks_do(standard, test, value, unit, standard_value, standard_unit):
    """Common values come out as clinical tables have them, rounded as the table of decimals says."""
    conversion = standard.units.conversions[test, unit]
    result = round(Decimal(value) * conversion.factor, standard.units.decimals[test])
    assert (result, conversion.standard_unit) == (Decimal(standard_value), standard_unit)


def test_units_are_cdisc_units_and_each_test_has_one_standard(standard):
    """Every unit is a submission value, every test leads to one unit that converts to itself, and has its rounding."""
    known = set(standard.codelists.named("UNIT").terms)
    conversions = standard.units.conversions
    assert {unit for _, unit in conversions} | {each.standard_unit for each in conversions.values()} <= known
    assert set(standard.spellings.values()) <= known
    targets = {test: conversion.standard_unit for (test, _), conversion in conversions.items()}
    assert set(CONVERTED.split()) <= set(targets)
    for test, unit in targets.items():
        assert {each.standard_unit for (name, _), each in conversions.items() if name == test} == {unit}
        assert conversions[test, unit].factor == 1
    assert set(standard.units.decimals) == set(targets)


def test_no_conversion_holds_for_every_test(standard):
    """A wrong unit is refused for a cell count, not passed on as a mass: G/l mistaken for g/L."""
    assert "*" not in {test for test, _ in standard.units.conversions}
    assert ("WBC", "g/L") not in standard.units.conversions
    assert standard.spellings["G/l"] == "10^9/L"
    assert standard.spellings["g/l"] == "g/L"


def test_spells_units_as_german_and_english_laboratories_do(standard):
    """Both micro signs, superscripts and thousands are understood; spellings of equal units meet in one value."""
    for spelling in ("10³/µl", "10³/μl", "Tsd./µl", "10^3/uL", "Gpt/l", "10^9/L"):
        assert standard.spellings[spelling] == "10^9/L"
    for spelling, unit in {"ng/ml": "ug/L", "pg/mL": "ng/L", "µmol/l": "umol/L", "mval/l": "mEq/L"}.items():
        assert standard.spellings[spelling] == unit


def test_the_folder_stays_small():
    """The packaged files are facts in use, not copies of whole publications: under one megabyte."""
    assert sum(path.stat().st_size for path in packaged().rglob("*.csv")) < 1_000_000
