"""All targets: importing their modules fills the table."""

from fuzz import files, texts
from fuzz.registry import TARGETS, run_fixed, run_seeded

__all__ = ["TARGETS", "files", "run_fixed", "run_seeded", "texts"]
