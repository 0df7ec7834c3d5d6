"""`socioecon explain`: the tree of one figure."""

from __future__ import annotations

from typing import Any

from socioecon.models import explain

from ._input import inside
from ._json import as_json
from ._output import Answer
from ._scenario import account, load


def answer(arguments: Any) -> Answer:
    """The tree as text or as JSON, to a depth."""
    scenario = load(arguments.file)
    with inside(arguments.file):
        tree = explain(
            account(scenario.run(), arguments.account),
            arguments.measure,
            item=arguments.item,
            year=arguments.year,
            discounted=not arguments.nominal,
        )
    if arguments.json:
        return Answer(as_json(_pruned(tree.data(), arguments.depth)), "json")
    return Answer(tree.text(depth=arguments.depth, language=arguments.language))


def _pruned(tree: dict[str, Any], depth: int | None) -> dict[str, Any]:
    if depth is None or "parts" not in tree:
        return tree
    return {**tree, "parts": [_pruned(part, depth - 1) for part in tree["parts"]] if depth else []}
