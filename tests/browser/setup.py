"""Gets what the tests need beside Python packages: Chromium and newsboat, through apt where that may be done."""

import os
import shutil
import subprocess
import sys

from tests.browser import has_browser

PACKAGES = {"chromium": has_browser, "newsboat": lambda: shutil.which("newsboat") is not None}


def main() -> int:
    """Install what is missing, or say what to install."""
    missing = [package for package, is_there in PACKAGES.items() if not is_there()]
    if not missing:
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {' and '.join(missing)} for the tests.", flush=True)  # noqa: T201
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing, "fonts-noto-core"], check=True, stdout=subprocess.DEVNULL)
        return 0
    print(f"The tests need {' and '.join(missing)}. Install them, for example: sudo apt-get install {' '.join(missing)}", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
