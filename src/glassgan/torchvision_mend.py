"""torchvision, beside any build of torch: `from glassgan.torchvision_mend import torchvision`.

torchvision's wheel for PyPI is compiled against torch with CUDA. Beside a CPU build of torch its
compiled operators do not load, and `import torchvision` then fails, because it registers shape
functions for two operators, `nms` and `qnms`, that are not there. Declaring the two is enough;
nothing here calls them.
"""

import torch

try:
    import torchvision
except RuntimeError:
    _library = torch.library.Library("torchvision", "DEF")
    for _name in ("nms", "qnms"):
        _library.define(f"{_name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import torchvision

__all__ = ["torchvision"]
