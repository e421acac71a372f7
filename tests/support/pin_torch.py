"""Pins torch in a requirements file to the one build whose hash is given: `pin_torch.py FILE SHA256`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_TORCH = re.compile(r"^(torch==\S+) \\\n(?:    --hash=\S+(?: \\)?\n)+", re.MULTILINE)


def main(path: str, digest: str) -> None:
    """Replace the hashes of torch in the file by one."""
    file = Path(path)
    pinned = _TORCH.sub(rf"\1 \\\n    --hash=sha256:{digest}\n", file.read_text(encoding="utf-8"))
    file.write_text(pinned, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
