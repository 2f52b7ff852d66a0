"""Classes of Great Expectations are the same, however the fields that they inherit were copied."""

import subprocess
import sys
from importlib import import_module

import pytest
from pydantic.v1 import BaseModel, Field, validator
from pydantic.v1.fields import ModelField

from nec_cdisc.expectations.inherited_fields import copied_alone

#: Prints what all classes of a process have for fields: their descriptions, types, checks and places.
PROGRAM = """
import hashlib, sys
from contextlib import nullcontext
from pydantic.v1 import BaseModel
from nec_cdisc.expectations.inherited_fields import copied_alone

with copied_alone() if sys.argv[1] == "alone" else nullcontext():
    import nec_cdisc.expectations.gx

def below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from below(each)

def name(function):
    return getattr(function, "__qualname__", type(function).__qualname__)

def told(field):
    checks = [name(check) for check in (*(field.validators or ()), *(field.post_validators or ()))]
    asked = {key: (name(each.func), each.pre, each.always) for key, each in (field.class_validators or {}).items()}
    said = (repr(field), repr(field.field_info), field.model_config.__qualname__, checks, asked)
    return [*said, *map(told, field.sub_fields or ())]

lines = [
    f"{each.__module__}.{each.__qualname__} {key} {told(field)}"
    for each in below(BaseModel)
    for key, field in each.__fields__.items()
]
import re
lines = sorted({re.sub(" at 0x[0-9a-f]+", "", line) for line in lines})
print(len(lines), hashlib.sha256(chr(10).join(lines).encode()).hexdigest())
"""


def test_great_expectations_has_the_same_classes():
    """Fields, their descriptions, types and checks are those that it has when all is copied."""
    said = {
        how: subprocess.run(
            [sys.executable, "-c", PROGRAM, how], check=True, capture_output=True, text=True
        ).stdout.splitlines()[-1]
        for how in ("alone", "all")
    }
    assert int(said["alone"].split()[0]) > 500
    assert said["alone"] == said["all"]


def test_a_class_changes_nothing_of_its_parent():
    """A check and a setting that a class adds to an inherited field stay its own, and defaults are no common object."""

    class Parent(BaseModel):
        items: list[int] = Field([1], description="numbers")

    with copied_alone():

        class Child(Parent):
            class Config:
                fields = {"items": {"description": "few numbers", "more": "said"}}  # noqa: RUF012 - so pydantic wants it

            @validator("items")
            def _few(cls, value):  # noqa: N805 - pydantic gives the class
                if len(value) > 1:
                    message = "too many"
                    raise ValueError(message)
                return value

    assert Parent(items=[1, 2]).items == [1, 2]
    with pytest.raises(ValueError, match="too many"):
        Child(items=[1, 2])
    Child().items.append(5)
    assert (Child().items, Parent().items) == ([1], [1])
    assert Parent.__fields__["items"].field_info.description == "numbers"
    assert Parent.__fields__["items"].field_info.extra == {}


def test_afterwards_fields_are_copied_as_ever():
    """Pydantic is left as it was found, also where an import fails."""
    with copied_alone():
        assert hasattr(ModelField, "__deepcopy__")
    assert not hasattr(ModelField, "__deepcopy__")
    with pytest.raises(ImportError), copied_alone():
        import_module("no_such_library")
    assert not hasattr(ModelField, "__deepcopy__")
