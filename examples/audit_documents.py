"""Audit the published documents: whether their figures follow from what they state, and agree with each other.

Run `python examples/audit_documents.py` for all findings in Swedish, or with `en` for English.
"""

from __future__ import annotations

import sys
from pathlib import Path

from socioecon.audit import load_audit, run_audit, summary

HERE = Path(__file__).parent


def main(language: str = "sv") -> None:
    """Print the findings of every audit file beside this script."""
    audits = [load_audit(file) for file in sorted(HERE.glob("*.audit.toml"))]
    for audit in audits:
        print(f"\n{audit.document}\n{'=' * len(audit.document)}")
        print(summary(run_audit(audit, *audits), language=language))


if __name__ == "__main__":
    main(*sys.argv[1:2])
