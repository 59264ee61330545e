"""The article's GAN with batch normalisation after each hidden linear map of the generator.

Trained on logits (`loss: logits`), it draws all ten digits after four epochs (each at least 2 %
of the judged samples).
"""

from glassgan.subject import Subject
from glassgan.subjects import article


def build() -> Subject:
    """Return the pair."""
    return article.build(batch_norm=True)
