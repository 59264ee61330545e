"""What every figure must hold to."""


def draws_within_its_page(fig, *, widest=8.5):
    """Lay a figure out and go through all that it draws; nothing may lie outside its page.

    That it can be saved, and to which bytes, is what `test_same_bytes` looks at.
    """
    fig.draw_without_rendering()
    width, height = fig.get_size_inches()
    assert width <= widest
    box = fig.get_tightbbox()
    assert box.x0 >= -0.05
    assert box.y0 >= -0.05
    assert box.x1 <= width + 0.05
    assert box.y1 <= height + 0.05
