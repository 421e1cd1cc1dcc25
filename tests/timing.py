"""Times as they are reported."""

from collections.abc import Sequence

import numpy as np


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile in milliseconds; nothing of nothing."""
    if not seconds:
        return {}
    found = np.percentile(np.asarray(seconds) * 1000, [50, 95])
    return {"p50": round(float(found[0]), 1), "p95": round(float(found[1]), 1)}
