"""Native HiGHS, one thread, both gaps 0, on an MPS file: python3 highs.py FILE.mps SECONDS"""

import sys

import highspy
from answer import Clock, negated, say

STATUS = {highspy.HighsModelStatus.kOptimal: "optimal", highspy.HighsModelStatus.kInfeasible: "infeasible"}


def main(path, limit):
    highs = highspy.Highs()
    options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "time_limit": float(limit)}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    if highs.readModel(path) == highspy.HighsStatus.kError:
        sys.exit(f"HiGHS cannot read {path}")
    clock = Clock()
    highs.run()
    spent = clock.stop()
    info = highs.getInfo()
    # Without an incumbent the solution is all zeros: only the primal status tells.
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = highs.getSolution().col_value
    names = highs.getLp().col_names_
    selected = [name for name, value in zip(names, values) if value > 0.5 and name[0] == "x"] if found else None
    status = STATUS.get(highs.getModelStatus(), "feasible" if found else "unknown")
    # What presolve alone settles has no bound of its own.
    bound = info.objective_function_value if status == "optimal" else info.mip_dual_bound
    objective = info.objective_function_value if found else None
    say(status, selected, negated(objective), negated(bound), spent, highs.version())


main(*sys.argv[1:])
