"""The pictures that answer the questions of the report, by topic."""

from collections.abc import Callable, Mapping, Sequence

from matplotlib.figure import Figure

from glassgan.report.attribution import answer as attribution
from glassgan.report.claims import answer as claims
from glassgan.report.features import answer as features
from glassgan.report.forks import answer as forks
from glassgan.report.index import answer as index
from glassgan.report.latent import answer as latent
from glassgan.report.quality import answer as quality
from glassgan.report.results import Results
from glassgan.report.theory import answer as theory
from glassgan.report.training import answer as training
from glassgan.report.units import answer as units

DRAW: Mapping[str, Callable[[Results, Sequence[str]], Figure]] = {
    "index": index.draw,
    "training": training.draw,
    "quality": quality.draw,
    "features": features.draw,
    "units": units.draw,
    "latent": latent.draw,
    "attribution": attribution.draw,
    "forks": forks.draw,
    "theory": theory.draw,
    "claims": claims.draw,
}
