"""What every figure must hold to."""

from glassgan.report import style


def draws_within_its_page(fig, *paths, widest=8.5):
    """Save a figure; nothing of it may lie outside its page."""
    style.save(fig, *paths)
    width, height = fig.get_size_inches()
    assert width <= widest
    box = fig.get_tightbbox()
    assert box.x0 >= -0.05
    assert box.y0 >= -0.05
    assert box.x1 <= width + 0.05
    assert box.y1 <= height + 0.05
