"""Build the wheel, install it into an empty environment with nothing else, and use it as a new user would.

Run as `make e2e`. What it prints: the size of the install, the CPU time of `cablebook --help`, and that the demo works.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

LARGEST_MB = 80
HELP_CPU_MS = 150
ROOT = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path) -> str:
    """Run a command, stop at its first failure, give back what it prints."""
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def cpu_ms(*command: str, cwd: Path) -> float:
    """User and system time of a command, the best of five runs."""
    times = []
    for _ in range(5):
        before = os.times()
        run(*command, cwd=cwd)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        times.append(spent * 1000)
    return min(times)


def main() -> int:
    """Print the figures; return 1 where one is above its bound."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", name, cwd=ROOT)
        wheel = next(folder.glob("cablebook-*.whl"))
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
        packages = Path(
            run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
        )
        before = _size_mb(packages)
        install = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*install, "-r", str(ROOT / "locks" / "run.txt"), cwd=folder)
        run(*install, "--no-deps", str(wheel), cwd=folder)
        size = _size_mb(packages) - before
        help_ms = cpu_ms(str(python), "-m", "cablebook", "--help", cwd=folder)
        print(run(str(python), "-m", "cablebook", "demo", "demo.db", cwd=folder).splitlines()[0])
        print(f"the install takes {size:.0f} MB (at most {LARGEST_MB})")
        print(f"--help takes {help_ms:.0f} ms of CPU (at most {HELP_CPU_MS})")
    return 1 if size > LARGEST_MB or help_ms > HELP_CPU_MS else 0


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
