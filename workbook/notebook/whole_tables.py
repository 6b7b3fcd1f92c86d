"""What plain TinyDB changes: it hands over whole tables, of which the difference is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.notebook.records import Basis
from workbook.notebook.union import Union
from workbook.notebook.values import same
from workbook.notebook.versions import Change, Edit, basis_of

Shown = dict[str, dict[str, tuple[dict[str, Any], tuple[Edit, ...]]]]
"""By table and id: what reading returned, and the changes that were current then."""


def shown(union: Union) -> Shown:
    """What reading returns now, each value with the changes that it rests on."""
    return {
        name: {key: (value, union.records[name][key].heads) for key, value in table.items()}
        for name, table in union.tables.items()
    }


def difference(
    before: Shown,
    data: Mapping[str, Mapping[str, Mapping[str, Any]]],
    unseen: Callable[[str, str], Basis],
) -> list[Change]:
    """The changes from what reading returned to what shall be.

    Args:
        before: What reading returned.
        data: All tables as they shall be.
        unseen: What someone has seen who writes a record, by table and id, that was not returned.
    """
    changes = []
    for name, table in data.items():
        known = before.get(name, {})
        for key, value in table.items():
            old = known.get(str(key))
            if old is None or not same(old[0], value):
                seen = basis_of(old[1]) if old else unseen(name, str(key))
                changes.append(Change(name, int(key), value, seen))
    for name, known in before.items():
        kept = {str(key) for key in data.get(name, ())}
        changes += [
            Change(name, int(key), None, basis_of(heads))
            for key, (_, heads) in known.items()
            if key not in kept
        ]
    return changes
