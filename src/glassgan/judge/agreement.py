"""How far labels depend on the judge: two judges that differ in the seed of their training."""

import warnings

import numpy as np
from sklearn.exceptions import UndefinedMetricWarning
from sklearn.metrics import cohen_kappa_score

from glassgan.concepts import CLASSES
from glassgan.judge.network import Labels


def agreement(first: Labels, second: Labels) -> dict[str, float]:
    """Compare what two judges say of the same images.

    Returns:
        images: how many; first_abstains and second_abstains: of the images, the shares on which
        each abstains; equal_where_both_accept: of the images that both accept, the share to
        which they give the same label; kappa: Cohen's (1960), over the classes and
        "abstains", 1 for equal judges and 0 for judges that agree by chance. The last two are
        nan where they are not defined: no image accepted by both, and one class for all images.
    """
    a, b = first.classes().cpu().numpy(), second.classes().cpu().numpy()
    both = (a >= 0) & (b >= 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UndefinedMetricWarning)  # the nan says it
        kappa = cohen_kappa_score(a, b, labels=range(-1, CLASSES), replace_undefined_by=np.nan)
    return {
        "images": len(a),
        "first_abstains": float((a < 0).mean()),
        "second_abstains": float((b < 0).mean()),
        "equal_where_both_accept": float((a == b)[both].mean()) if both.any() else np.nan,
        "kappa": float(kappa),
    }
