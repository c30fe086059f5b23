"""Put the compiled pack of the shipped rules into the wheel, so that the first run need not test every rule."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelPack(BuildHookInterface[Any]):
    """Compiles the rules, runs their examples, and adds `lint/_rules/shipped-pack.json` to a wheel.

    An editable install gets none: its rules change.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the pack before the wheel is written. Raises RuleFileError where a rule fails its own examples."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from lint.engine import rule_examples  # noqa: PLC0415 - of the tree that is built
        from lint.rulepack import loader, shipped_pack  # noqa: PLC0415 - as above

        pack = loader.load([], verify=rule_examples.verify)
        target = Path(self.root, "build", shipped_pack.NAME)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(shipped_pack.made(pack, str(Path(self.root, "lint")), loader.builtin_folder()))
        build_data["force_include"][str(target)] = f"lint/_rules/{shipped_pack.NAME}"
