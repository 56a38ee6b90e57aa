"""CP-SAT of OR-Tools, eight workers, gap 0, on a problem file: python3 cp_sat.py FILE.json SECONDS

Numbers are scaled to integers exactly, row by row. A pair is a Boolean with implications, and only those that its sign needs.
"""

import json
import sys
from decimal import Decimal

import ortools
from answer import Clock, say
from ortools.sat.python import cp_model

WORKERS = 8


def places(values):
    """Digits after the point of the finest number."""
    return max([0] + [-value.normalize().as_tuple().exponent for value in values])


def whole(values, digits):
    return [int(value.scaleb(digits)) for value in values]


def add_linear(model, at, row):
    keys, numbers = [key for key, _ in row["terms"]], [value for _, value in row["terms"]]
    ends = [row[end] for end in ("min", "max") if end in row]
    digits = places(numbers + ends)
    total = cp_model.LinearExpr.weighted_sum([at[key] for key in keys], whole(numbers, digits))
    if "min" in row:
        model.add(total >= whole([row["min"]], digits)[0])
    if "max" in row:
        model.add(total <= whole([row["max"]], digits)[0])


def add_row(model, at, row):
    if row["kind"] == "linear":
        add_linear(model, at, row)
    elif row["kind"] == "conflict":
        model.add_at_most_one(at[key] for key in row["members"])
    elif row["kind"] == "implies":
        model.add_implication(at[row["if"]], at[row["then"]])
    elif row["kind"] == "equal":
        for other in row["members"][1:]:
            model.add(at[row["members"][0]] == at[other])
    elif row["kind"] == "fix":
        model.add(at[row["key"]] == int(row["value"]))


def add_pair(model, a, b, bonus):
    """The Boolean that is 1 when both are, as far as maximising does not see to it."""
    both = model.new_bool_var("")
    if bonus > 0:
        model.add_implication(both, a)
        model.add_implication(both, b)
    else:
        model.add_bool_or(~a, ~b, both)
    return both


def build(problem):
    model = cp_model.CpModel()
    at = {key: model.new_bool_var(key) for key in problem["variables"]}
    for row in problem["constraints"]:
        add_row(model, at, row)
    objective = problem["objectives"][0]
    columns = [at[key] for key in objective["linear"]] + [add_pair(model, at[a], at[b], bonus) for a, b, bonus in objective["pairs"]]
    numbers = list(objective["linear"].values()) + [bonus for _, _, bonus in objective["pairs"]]
    digits = places(numbers)
    model.maximize(cp_model.LinearExpr.weighted_sum(columns, whole(numbers, digits)))
    return model, at, 10**digits


def main(path, limit):
    with open(path, encoding="utf-8") as file:
        problem = json.load(file, parse_float=Decimal, parse_int=Decimal)
    model, at, unit = build(problem)
    solver = cp_model.CpSolver()
    settings = {"num_workers": WORKERS, "max_time_in_seconds": float(limit), "relative_gap_limit": 0.0, "absolute_gap_limit": 0.0}
    for name, value in settings.items():
        setattr(solver.parameters, name, value)
    clock = Clock()
    status = solver.status_name(solver.solve(model)).lower()
    spent = clock.stop()
    found = status in ("optimal", "feasible")
    selected = [key for key, column in at.items() if solver.value(column)] if found else None
    objective = solver.objective_value / unit if found else None
    say(status, selected, objective, solver.best_objective_bound / unit, spent, ortools.__version__)


main(*sys.argv[1:])
