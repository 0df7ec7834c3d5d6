"""A tree of short texts, such as how a number came about: folded in HTML, a nested list in Markdown, indented text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .markup import LEAF, NOTE, TREE, html_text, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tree(NamedTuple):
    """A node: what it says, a remark that is less prominent, and its parts.

    >>> print(Tree("summa = 3", "[plus]", (Tree("a = 1"), Tree("b = 2"))).text())
    summa = 3  [plus]
      a = 1
      b = 2
    """

    says: str
    remark: str = ""
    parts: tuple[Tree, ...] = ()

    def text(self) -> str:
        """The tree as indented lines."""
        return "\n".join(
            f"{'  ' * level}{says}{f'  {remark}' if remark else ''}" for level, says, remark in _lines(self)
        )

    def markdown(self) -> str:
        """The tree as a nested list."""
        return "\n".join(
            f"{'  ' * level}- {markdown_text(says)}{f' *{markdown_text(remark)}*' if remark else ''}"
            for level, says, remark in _lines(self)
        )

    def html(self, *, opened: int = 2) -> str:
        """The tree folded: a click opens a node. The first `opened` levels are open from the start."""
        remark = f' <span style="{NOTE}">{html_text(self.remark)}</span>' if self.remark else ""
        said = f"{html_text(self.says)}{remark}"
        if not self.parts:
            return f'<div style="{LEAF}">{said}</div>'
        inner = "\n".join(part.html(opened=opened - 1) for part in self.parts)
        return f'<details style="{TREE}"{" open" if opened > 0 else ""}><summary>{said}</summary>\n{inner}\n</details>'

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()


def _lines(tree: Tree, level: int = 0) -> Iterator[tuple[int, str, str]]:
    yield level, tree.says, tree.remark
    for part in tree.parts:
        yield from _lines(part, level + 1)
