"""What every peer prints: one line of JSON about one solve."""

import json
import resource
import time


class Clock:
    """Wall and CPU seconds of the solve call alone, in this process or in the ones it starts (`who`)."""

    def __init__(self, who=resource.RUSAGE_SELF):
        self.who = who
        self.began, self.cpu_began = time.perf_counter(), self._cpu()

    def _cpu(self):
        usage = resource.getrusage(self.who)
        return usage.ru_utime + usage.ru_stime

    def stop(self):
        """The seconds since the start, and the peak memory of the whole process in MB."""
        return {
            "seconds": time.perf_counter() - self.began,
            "cpuSeconds": self._cpu() - self.cpu_began,
            "peakMb": resource.getrusage(self.who).ru_maxrss / 1024,
        }


def finite(value):
    """A number that JSON can hold, or null."""
    return value if value is not None and abs(value) < 1e100 else None


def negated(value):
    """MPS files hold the objective with its sign turned, to be minimised."""
    return None if value is None else -value


def say(status, selected, objective, bound, spent, version):
    """`status`: optimal, feasible, infeasible, unknown. `selected`: columns that are 1, null without a plan."""
    line = {"status": status, "selected": selected, "objective": finite(objective), "bound": finite(bound), "version": version}
    print(json.dumps({**line, **spent}))
