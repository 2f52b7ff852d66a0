"""Lesions at baseline: which organs, where in them, how large."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.simulate.course import Course
from nec_cdisc.simulate.person import Person

PLACES = {
    "Liver": ("segment II", "segment IV", "segment VI", "segment VII", "segment VIII"),
    "Lung": ("right upper lobe", "right lower lobe", "left upper lobe", "left lower lobe"),
    "Lymph node": ("para-aortic", "mesenteric", "hepatic hilum", "mediastinal", "inguinal left"),
    "Pancreas": ("head", "body", "tail"),
    "Adrenal gland": ("right", "left"),
    "Soft tissue": ("abdominal wall", "gluteal right"),
}
NON_TARGET_PLACES = {
    "Peritoneum": ("multiple nodules", "pelvis"),
    "Bone": ("L3", "sacrum", "rib 7 right"),
    "Liver": ("multiple small lesions",),
    "Lymph node": ("retroperitoneal, multiple", "axillary right"),
    "Lung": ("multiple small nodules",),
}
NEW_PLACES = {
    "Liver": ("segment III", "segment V"),
    "Bone": ("T9", "left femur"),
    "Peritoneum": ("lesser pelvis",),
    "Lung": ("right middle lobe",),
    "Lymph node": ("supraclavicular left",),
}
MOST_TARGETS, MOST_PER_ORGAN = 5, 2
"""RECIST 1.1, section 3.2."""


@dataclass(frozen=True)
class Lesion:
    """A lesion identified at baseline; `size` in mm (short axis for a node), 0 for a non-target lesion."""

    number: int
    organ: str
    text: str
    method: str
    size: int = 0

    @property
    def node(self) -> bool:
        """Whether the lesion is a lymph node."""
        return self.organ == "Lymph node"


def target_lesions(person: Person, course: Course) -> tuple[Lesion, ...]:
    """Target lesions at baseline, at most five and two an organ; none when disease is not measurable."""
    if not course.target_lesions:
        return ()
    draws = person.draws("target lesions")
    method = draws.weighted({"CT with contrast": 0.8, "CT without contrast": 0.08, "MRI": 0.12})
    weights = {"Liver": 0.4, "Lymph node": 0.25, "Lung": 0.12, "Pancreas": 0.12, "Adrenal gland": 0.06}
    places: list[tuple[str, str]] = []
    for _ in range(draws.weighted({1: 0.15, 2: 0.3, 3: 0.25, 4: 0.2, MOST_TARGETS: 0.1})):
        organ = draws.weighted({**weights, "Soft tissue": 0.05})
        free = [text for text in PLACES[organ] if (organ, text) not in places]
        if free and sum(place[0] == organ for place in places) < MOST_PER_ORGAN:
            places.append((organ, draws.one_of(free)))
    return tuple(
        Lesion(number, organ, text, method, draws.between(15, 34) if organ == "Lymph node" else draws.between(14, 88))
        for number, (organ, text) in enumerate(places, start=1)
    )


def non_target_lesions(person: Person, course: Course, method: str) -> tuple[Lesion, ...]:
    """Non-target lesions at baseline; at least one when there is no target, or progression will show in one."""
    draws = person.draws("non-target lesions")
    count = draws.weighted({0: 0.3, 1: 0.4, 2: 0.3})
    if not course.target_lesions or course.route == "non-target":
        count = max(count, 1)
    organs = list(NON_TARGET_PLACES)
    first = draws.between(0, len(organs) - 1)
    chosen = [organs[(first + 2 * step) % len(organs)] for step in range(count)]
    return tuple(
        Lesion(number, organ, draws.one_of(NON_TARGET_PLACES[organ]), method)
        for number, organ in enumerate(chosen, start=1)
    )
