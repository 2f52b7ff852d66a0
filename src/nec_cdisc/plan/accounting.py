"""Accounts for every raw column: mapped, or not submitted with a reason, or a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from nec_cdisc.mapping.call import words_of
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.study import RESULT, BlockMapping, DatasetMapping, FormMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, set_key
from nec_cdisc.plan.step import Finish
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest

#: Columns of one form that are told one by one; of more the form is the fault, not the columns.
MOST_COLUMNS = 50


def used_columns(plan: Plan) -> dict[str, dict[str, list[str]]]:
    """Return form to raw column to what reads it: variables (``AE.AETERM``), rules, keys."""
    used: dict[str, dict[str, list[str]]] = {name: {} for name in plan.study.forms}
    for dataset in plan.study.datasets.values():
        for name, bound in _bounds(plan, dataset):
            working = name.removeprefix(f"{dataset.name}.") in dataset.working
            _note_bound(plan, dataset, used, f"{name} (working)" if working else name, bound)
        for block in dataset.blocks:
            _note_block(plan, dataset, used, block)
    for step in plan.steps:
        if isinstance(step, Finish):
            for check, bound in step.checks:
                _note_bound(plan, step.mapping, used, f"edit check: {check.say}", bound)
    for form in plan.study.forms.values():
        _note_form(used, form)
    for form_name, bound in plan.form_subjects.items():
        _note_subject(used, form_name, (bound, *plan.form_identifiers[form_name].values()))
    return used


def feeding_forms(plan: Plan) -> set[str]:
    """Return the forms that feed a dataset, as rows or by a look-up or an extreme."""
    needs = {need.removeprefix("read ") for step in plan.steps for need in step.needs if need.startswith("read ")}
    return needs & set(plan.study.forms)


def not_submitted(plan: Plan) -> dict[str, dict[str, tuple[str, Place]]]:
    """Return form to column to the reason why it is not submitted, and the line that says so."""
    found: dict[str, dict[str, tuple[str, Place]]] = {}
    for form in plan.study.forms.values():
        source = form.source
        found[form.name] = {
            column: (reason, source.document.key_place(("not_submitted", column)))
            for column, reason in source.block.not_submitted.items()
        }
    for dataset in plan.study.datasets.values():
        forms = list(dict.fromkeys(block.form for block in dataset.blocks))
        for name, said in dataset.block.not_submitted.items():
            if isinstance(said, str):
                place = dataset.document.key_place(("not_submitted", name))
                having = [form for form in forms if name in (plan.headers.get(form) or ())]
                unread = [form for form in forms if plan.headers.get(form) is None]
                for form_name in having or unread or forms[:1]:
                    found.get(form_name, {})[name] = (said, place)
                continue
            for column, reason in said.items():
                place = dataset.document.key_place(("not_submitted", name, column))
                found.setdefault(name, {})[column] = (reason, place)
    return found


def words_unread(plan: Plan) -> set[str]:
    """Return the words of all that cannot be read or bound: what they name is not blamed for being used nowhere."""
    words = set(plan.study.broken.words)
    for dataset in plan.study.datasets.values():
        words |= dataset.words
        lines = {**plan.study.block.identifiers, **dataset.block.variables, **dataset.block.supplementary}
        lines |= dataset.block.working
        named = {f"{dataset.name}.{name}": expression for name, expression in lines.items()}
        for position, rows in enumerate(dataset.block.rows, start=1):
            named |= {set_key(dataset.name, position, name): expression for name, expression in rows.set.items()}
        for key, expression in named.items():
            if key not in plan.bound:
                words.update(words_of(expression))
    return words


def _all_rows_known(plan: Plan) -> bool:
    """Say whether it is known of every dataset where its records come from."""
    tables = {*plan.study.forms, *plan.study.datasets}
    blocks = [block for dataset in plan.study.datasets.values() for block in dataset.blocks]
    named = {block.form for block in blocks} | {item.table for block in blocks for item in block.look_ups.values()}
    return "dataset" not in plan.study.broken.files and named <= tables


def account(plan: Plan, guessed: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each column or form that is accounted for nowhere, or twice.

    ``guessed`` are the names that misspelt ones were most likely meant to be: they are not told to be used nowhere.
    """
    used, apart, feeding = used_columns(plan), not_submitted(plan), feeding_forms(plan)
    idle, unread = plan.study.block.forms_not_used, {*words_unread(plan), *guessed}
    sure = _all_rows_known(plan)
    for name, form in plan.study.forms.items():
        place = plan.study.document.key_place(("forms_not_used", name))
        if name not in feeding and name not in idle and name not in unread and sure:
            yield Problem("MAP156", f"form '{name}' feeds no dataset", form.place)
        elif name in feeding and name in idle:
            yield Problem("MAP152", f"form '{name}' feeds a dataset and is named under forms_not_used", place)
        if name in feeding and plan.headers.get(name) is not None:
            yield from _columns(plan, form, used[name], apart[name], unread)
    if "source" not in plan.study.broken.files:  # else any form may be one of the source that cannot be read
        yield from _unknown_forms(plan)


def _unknown_forms(plan: Plan) -> Iterator[Problem]:
    """Yield the forms that are left out with a reason and do not exist."""
    places = {name: plan.study.document.key_place(("forms_not_used", name)) for name in plan.study.block.forms_not_used}
    for dataset in plan.study.datasets.values():
        for name, said in dataset.block.not_submitted.items():
            if not isinstance(said, str):
                places.setdefault(name, dataset.document.key_place(("not_submitted", name)))
    for name, place in places.items():
        if name not in plan.study.forms:
            yield Problem("MAP123", f"there is no form '{name}'", place, nearest=nearest(name, plan.study.forms))


def _columns(
    plan: Plan,
    form: FormMapping,
    used: Mapping[str, list[str]],
    apart: Mapping[str, tuple[str, Place]],
    unread: set[str],
) -> Iterator[Problem]:
    header = list(plan.headers[form.name] or ())
    silent = [column for column in header if column not in used and column not in apart and column not in unread]
    step = _where_to_map(plan, form)
    for column in silent[:MOST_COLUMNS]:
        message = f"column '{column}' of {form.file} is neither mapped nor named under not_submitted"
        yield Problem("MAP151", message, form.place, next_step=step)
    if len(silent) > MOST_COLUMNS:
        message = f"{len(silent) - MOST_COLUMNS:,} more columns of {form.file} are neither mapped nor named"
        yield Problem("MAP151", message, form.place, next_step=step)
    submitted = {name: by for name, by in used.items() if any(_is_variable(what) for what in by)}
    own = form.source.block.not_submitted
    for column, (_, place) in apart.items():
        if column not in header and column not in own:
            message = f"{form.file} has no column '{column}'"
            yield Problem("MAP153", message, place, nearest=nearest(column, header))
        elif column in submitted and column not in own:
            message = f"'{column}' is named under not_submitted but feeds {submitted[column][0]}"
            yield Problem("MAP152", message, place)
    for column in used:
        by_look_up = all(what.startswith("look-up ") for what in used[column])  # told where the look-up is bound
        if column not in header and not by_look_up:
            message = f"{form.file} has no column '{column}' ({used[column][0]})"
            step = _if_it_is_a_text(plan, form, column)
            place = _written(plan, form, column)
            yield Problem("MAP153", message, place, nearest=nearest(column, header), next_step=step)


def _if_it_is_a_text(plan: Plan, form: FormMapping, column: str) -> str | None:
    """Return the next step for what a test of a wide form names beside its result: it may be no column at all."""
    for dataset in plan.study.datasets.values():
        for block in dataset.blocks:
            if block.form == form.name and block.tests is not None:
                beside = [name for roles in block.tests.values() for role, name in roles.items() if role != RESULT]
                if column in beside:
                    text = column if column.replace(" ", "").isalnum() else f'"{column}"'
                    return f"Correct the name; a text that is the same in all records is written {{constant: {text}}}."
    return None


def _where_to_map(plan: Plan, form: FormMapping) -> str | None:
    """Return the next step for a column that is used nowhere: the files that map its form."""
    blocks = {dataset.document.name: dataset.blocks for dataset in plan.study.datasets.values()}
    files = [name for name, found in blocks.items() if form.name in {block.form for block in found}]
    if not files:
        return None
    return f"Map it in {' or '.join(files)}, or name it there under 'not_submitted' with the reason."


def _written(plan: Plan, form: FormMapping, column: str) -> Place:
    """Return where the mappings name a column that a form does not have: in a test of a wide form, a key, a cut-off."""
    for dataset in plan.study.datasets.values():
        for block in dataset.blocks:
            if block.form == form.name and column in block.name_places:
                return block.name_places[column]
    path = ("forms", form.name)
    if column in form.block.key:
        return form.source.document.place((*path, "key", form.block.key.index(column)))
    if column == form.block.cut_off:
        return form.source.document.place((*path, "cut_off"))
    for end, others in form.block.cut_off_ends.items():
        if column == end or column in others:
            return form.source.document.key_place((*path, "cut_off_ends", end, *([] if column == end else [column])))
    return form.place


def _is_variable(what: str) -> bool:
    """Say whether what reads a column is a variable (``AE.AETERM``), not a rule, a key or a check."""
    return "." in what and " " not in what


def _bounds(plan: Plan, dataset: DatasetMapping) -> Iterator[tuple[str, Bound]]:
    prefix = f"{dataset.name}."
    yield from ((name, bound) for name, bound in plan.bound.items() if name.startswith(prefix))


def _note_bound(
    plan: Plan, dataset: DatasetMapping, used: dict[str, dict[str, list[str]]], name: str, bound: Bound
) -> None:
    for per_block in bound.references.values():
        for block, reference in zip(_blocks_of(dataset, name), per_block, strict=False):
            if reference.kind is Kind.RAW or (reference.kind is Kind.DATASET and reference.table in plan.study.forms):
                _note(used, reference.table, reference.name, name)
            elif reference.kind is Kind.LOOKED_UP and reference.table in block.look_ups:
                _note(used, block.look_ups[reference.table].table, reference.name, name)


def _blocks_of(dataset: DatasetMapping, name: str) -> tuple[BlockMapping, ...]:
    """Return the row blocks that a call's references belong to: the one that sets the name, or all of them."""
    if not name.startswith(f"{dataset.name}.set."):
        return dataset.blocks
    position = int(name.split(".")[2])
    return tuple(block for block in dataset.blocks if block.position == position)


def _note_block(
    plan: Plan, dataset: DatasetMapping, used: dict[str, dict[str, list[str]]], block: BlockMapping
) -> None:
    header = set(plan.headers.get(block.form) or ())
    for roles in (block.tests or {}).values():
        for role, column in roles.items():
            _note(used, block.form, column, f"{dataset.name}.{role}")
    for name in names_of(block.keep) if block.keep is not None else ():
        _note_name(used, block, header, name, f"rows of {dataset.name}")
    for look_up in block.look_ups.values():
        for column, name in look_up.by_columns.items():
            _note(used, look_up.table, column, f"look-up {look_up.alias}")
            _note_name(used, block, header, name, f"look-up {look_up.alias}")
        for column in names_of(look_up.keep) if look_up.keep is not None else ():
            _note(used, look_up.table, column, f"look-up {look_up.alias}")


def _note_subject(used: dict[str, dict[str, list[str]]], form: str, identifiers: Iterable[Bound]) -> None:
    for reference in (reference for bound in identifiers for reference in bound.all()):
        if reference.kind is Kind.RAW:
            _note(used, form, reference.name, "subject")


def _note_form(used: dict[str, dict[str, list[str]]], form: FormMapping) -> None:
    for rule, tree in form.leave_out.items():
        for column in names_of(tree):
            _note(used, form.name, column, f"rule '{rule}'")
    for column in form.block.key:
        _note(used, form.name, column, "EDC key")
    if form.block.cut_off is not None:
        _note(used, form.name, form.block.cut_off, "data cut-off")
    for column, others in form.block.cut_off_ends.items():
        for name in (column, *others):
            _note(used, form.name, name, "data cut-off")


def _note_name(
    used: dict[str, dict[str, list[str]]], block: BlockMapping, header: set[str], name: str, by: str
) -> None:
    table, _, column = name.rpartition(".")
    if table in block.look_ups:
        _note(used, block.look_ups[table].table, column, by)
    elif column in header and column not in block.roles and column not in block.set:
        _note(used, block.form, column, by)


def _note(used: dict[str, dict[str, list[str]]], form: str, column: str, by: str) -> None:
    if form in used:
        used[form].setdefault(column, []).append(by)
