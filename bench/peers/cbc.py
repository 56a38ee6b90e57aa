"""CBC as Debian packs it, threads as it starts with, gaps 0: python3 cbc.py FILE.mps SECONDS"""

import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from answer import Clock, negated, say


def number(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    return float(found.group(1)) if found else None


def main(path, limit):
    with tempfile.TemporaryDirectory() as folder:
        solution = Path(folder) / "solution.txt"
        settings = ["-ratioGap", "0", "-allowableGap", "0", "-timeMode", "elapsed", "-sec", limit]
        clock = Clock(resource.RUSAGE_CHILDREN)
        run = subprocess.run(["cbc", path, *settings, "-solve", "-solu", solution], capture_output=True, text=True, check=True)
        spent = clock.stop()
        lines = solution.read_text().splitlines() if solution.exists() else []
    log = run.stdout
    # Its own clock leaves out the start of the program and reading the file.
    own = number(r"^Total time \(CPU seconds\):.*\(Wallclock seconds\):\s+([\d.]+)", log)
    words = lines[0] if lines else ""
    found = "objective value" in words and "no integer solution" not in words and not words.startswith("Infeasible")
    columns = [line.replace("**", "").split() for line in lines[1:]]
    selected = [name for _, name, value, *_ in columns if float(value) > 0.5 and name[0] == "x"] if found else None
    optimal = "Optimal solution found" in log
    objective = number(r"^Objective value:\s+(\S+)", log) if found else None
    # It tells a bound only where the search stopped.
    bound = objective if optimal else number(r"^Lower bound:\s+(\S+)", log)
    status = "optimal" if optimal else "infeasible" if words.startswith("Infeasible") else "feasible" if found else "unknown"
    version = re.search(r"^Version:\s+(\S+)", log, re.MULTILINE)
    seconds = {"seconds": spent["seconds"] if own is None else own}
    say(status, selected, negated(objective), negated(bound), {**spent, **seconds}, version.group(1) if version else "")


main(*sys.argv[1:])
