"""Templates are filled, and can do nothing else."""

import pytest

from nec_cdisc.document.model import Table
from nec_cdisc.document.placeholders import Placeholders
from nec_cdisc.document.template import LONGEST, Names, fill
from nec_cdisc.source.nearest import nearest

FILE = "specs/guides/csdrg.md"
NAMES = Names(
    "",
    {
        "study": Names("study", {"name": "T-1 {{ study.title }}", "title": "A trial"}),
        "datasets": Names("datasets", {"list": ({"name": "AE"}, {"name": "DM"}), "table": Table((), ()), "count": 2}),
    },
)


def filled(text):
    """Fill a template; return what it says, and code, line, message and nearest name of each problem."""
    values = Placeholders()
    said, problems = fill(text, FILE, NAMES, values, nearest)
    told = [(item.code, item.place.line, item.message, item.nearest) for item in problems]
    assert all(item.place.file == FILE for item in problems)
    return values.text(said), told


def test_names_are_filled_in():
    """A name, a loop and a condition say what is known; what a value holds is not filled in again."""
    assert filled("{{ study.name }}")[0] == "T-1 {{ study.title }}"
    loop = "{% for item in datasets.list %}\n{{ item.name }};\n{% endfor %}\n"
    assert filled(loop)[0] == "AE;\nDM;\n"
    assert filled("{% if datasets.count == 2 %}two{% endif %}")[0] == "two"
    assert filled("{{ datasets.list | length }} {{ study.nothing | default('no') }}") == ("2 no", [])
    assert filled("{# a word to the author #}x")[0] == "x"


def test_every_unknown_name_is_told_with_its_line():
    """All of them at once, each with the nearest known name, whether shown, looped over or asked."""
    text = "{{ stdy.name }}\n{{ study.nme }}\n{% for a in datasets.lst %}{% endfor %}\n{% if study.titel %}{% endif %}"
    assert filled(text)[1] == [
        ("DOC011", 1, "there is no 'stdy'", "study"),
        ("DOC011", 2, "there is no 'study.nme'", "study.name"),
        ("DOC011", 3, "there is no 'datasets.lst'", "datasets.list"),
        ("DOC011", 4, "there is no 'study.titel'", "study.title"),
    ]


@pytest.mark.parametrize(
    "text", ["a\n{% for x %}", "a\n{{ study.name", "a\n{{ study.name | attr('x') }}", "a\n{% if %}"]
)
def test_a_template_that_cannot_be_read_is_told_with_its_line(text):
    """Nothing is raised for a broken template."""
    said, problems = filled(text)
    assert said == ""
    assert [(code, line) for code, line, _, _ in problems] == [("DOC010", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'mappings/study.yaml' %}",
        "{% import 'os' as os %}",
        "{% extends '/etc/passwd' %}",
        "{{ study.name.upper() }}",
        "{{ study.items() }}",
        "{{ range(9) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%s' % study.name }}",
        "{{ ''.join }}",
        "{{ study.name.__class__ }}",
        "{{ study }}",
        "{{ datasets.list }}",
        "{{ datasets.list[7] }}",
        "{{ self }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ 1 < 'a' }}",
    ],
)
def test_a_template_can_neither_read_nor_call_nor_compute(text):
    """What is more than a name, a loop or a condition is refused with its line."""
    _, problems = filled(f"a\n{text}")
    assert [(code, line) for code, line, _, _ in problems] == [("DOC012", 2)], problems


def test_attributes_of_objects_are_no_names():
    """The way from a value to the classes of Python is closed."""
    assert filled("{{ study.__class__.__mro__ }}")[1][0][:3] == ("DOC011", 1, "there is no 'study.__class__'")


def test_a_document_does_not_grow_beyond_measure():
    """Loops in loops end with a problem, not with the memory of the machine."""
    text = "x" * 1000
    for _ in range(14):
        text = "{% for a in datasets.list %}" + text + "{% endfor %}"
    assert f"{LONGEST:,}" in filled(text)[1][0][2]
