"""What a data set is, in numbers and names. Without torch."""

from dataclasses import dataclass, replace
from math import prod
from typing import Literal

from glassgan.errors import InputError


@dataclass(frozen=True)
class DataSet:
    """A set of images, of which each shows one thing of one of several classes.

    name: as texts have it.
    shape: of an image: channels, height, width.
    kind, plural: what an image shows, "digit", and several of it.
    kind_zh: the same in Chinese.
    classes: the names of the classes, in the order of their numbers.
    greatest: pixels are stored as whole numbers from 0, which networks take as −1, to this one,
        which they take as 1, linearly in between.
    labelled: whether it is known which class each image is of.
    strokes: whether images show lines of a pen, which morphometry measures.
    dark_ground: whether what surrounds the thing is 0; the greatest number otherwise.
    margin: pixels that most images leave free on each side.
    most_training, most_test: images that the files of each part hold.
    factors: of what images were made of, where that is known: names, each with its unit of measure.
    own: a user's own concepts, which `judge.concepts` measures: likewise.
    classes_zh: the names of the classes in Chinese, likewise; none where they are the same.
    """

    name: str
    shape: tuple[int, int, int]
    kind: str
    plural: str
    kind_zh: str
    classes: tuple[str, ...]
    greatest: int
    labelled: bool
    strokes: bool
    dark_ground: bool
    margin: int
    most_training: int
    most_test: int
    factors: tuple[tuple[str, str], ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    classes_zh: tuple[str, ...] = ()

    @property
    def channels(self) -> int:
        """Return how many numbers a pixel has."""
        return self.shape[0]

    @property
    def height(self) -> int:
        """Return the rows of an image."""
        return self.shape[1]

    @property
    def width(self) -> int:
        """Return the columns of an image."""
        return self.shape[2]

    @property
    def pixels(self) -> int:
        """Return the pixels of an image."""
        return self.height * self.width

    @property
    def size(self) -> int:
        """Return the numbers of an image, those of all channels."""
        return prod(self.shape)

    @property
    def inner(self) -> tuple[slice, slice]:
        """Return the rows and columns within the margin."""
        return (
            slice(self.margin, self.height - self.margin),
            slice(self.margin, self.width - self.margin),
        )

    @property
    def picture(self) -> tuple[int, ...]:
        """Return the shape of an image where results keep it as a picture: [H, W], or [C, H, W]."""
        return self.shape[1:] if self.channels == 1 else self.shape

    @property
    def step(self) -> float:
        """Return one level of a pixel on the scale of the networks, [−1, 1]."""
        return 2 / self.greatest

    @property
    def ground(self) -> float:
        """Return the ground on the scale of the networks, [−1, 1]."""
        return -1.0 if self.dark_ground else 1.0

    @property
    def stored_ground(self) -> int:
        """Return the ground as it is stored."""
        return 0 if self.dark_ground else self.greatest

    @property
    def stroked(self) -> bool:
        """Return whether images are such as morphometry measures: light strokes on dark ground."""
        return self.strokes and self.dark_ground and self.channels == 1

    @property
    def concepts(self) -> list[str]:
        """Return the classes as concepts: "digit 3"."""
        return [f"{self.kind} {name}" for name in self.classes]

    def require(
        self, what: str, *, grey: bool = False, labels: bool = False, strokes: bool = False
    ) -> None:
        """Check that the images are such as something needs that would be wrong without a word.

        Args:
            what: needs it.
            grey: of one channel.
            labels: of known classes.
            strokes: of light lines on dark ground.

        Raises:
            InputError: they are not.
        """
        if grey and self.channels != 1:
            raise InputError(
                f"{what}: {self.name} has images of {self.channels} channels; allowed: one"
            )
        if labels and not self.labelled:
            raise InputError(f"{what}: {self.name} has no labels")
        if strokes and not (self.strokes and self.dark_ground):
            raise InputError(f"{what}: {self.name} shows no light strokes on dark ground")


MNIST = DataSet(
    name="MNIST",
    shape=(1, 28, 28),
    kind="digit",
    plural="digits",
    kind_zh="数字",
    classes=tuple("0123456789"),
    greatest=255,
    labelled=True,
    strokes=True,
    dark_ground=True,
    margin=4,  # its digits were fitted into the 20 × 20 pixels that are left
    most_training=60_000,
    most_test=10_000,
)

FASHION = replace(
    MNIST,
    name="Fashion-MNIST",
    kind="garment",
    plural="garments",
    kind_zh="服装",
    classes=(
        "T-shirt",
        "trouser",
        "pullover",
        "dress",
        "coat",
        "sandal",
        "shirt",
        "sneaker",
        "bag",
        "ankle boot",
    ),
    classes_zh=("T恤", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴"),
    strokes=False,
    margin=2,
)
KMNIST = replace(
    MNIST,
    name="Kuzushiji-MNIST",
    kind="character",
    plural="characters",
    kind_zh="字符",
    classes=("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
    margin=2,
)
# Its balanced split: digits and letters, of which the small ones that look like their capitals are
# with these.
EMNIST = replace(
    KMNIST,
    name="EMNIST",
    classes=tuple("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"),
    most_training=112_800,
    most_test=18_800,
)
QMNIST = replace(MNIST, name="QMNIST", most_test=60_000)

# Three digits of MNIST in the three channels (Metz et al. 2017): 1,000 modes that are known.
# It has no files of its own; `glassgan.data.stacked` makes images out of those of MNIST.
STACKED = replace(
    MNIST,
    name="Stacked MNIST",
    shape=(3, MNIST.height, MNIST.width),
    kind="stack",
    plural="stacks",
    kind_zh="叠图",
    classes=tuple(f"{number:03}" for number in range(1000)),
    strokes=False,
)

CIFAR10 = DataSet(
    name="CIFAR-10",
    shape=(3, 32, 32),
    kind="object",
    plural="objects",
    kind_zh="物体",
    classes=(
        "airplane",
        "automobile",
        "bird",
        "cat",
        "deer",
        "dog",
        "frog",
        "horse",
        "ship",
        "truck",
    ),
    classes_zh=("飞机", "汽车", "鸟", "猫", "鹿", "狗", "青蛙", "马", "船", "卡车"),
    greatest=255,
    labelled=True,
    strokes=False,
    dark_ground=True,
    margin=2,
    most_training=50_000,
    most_test=10_000,
)
# Digits of house numbers, with what is beside them.
SVHN = replace(
    CIFAR10,
    name="SVHN",
    kind="digit",
    plural="digits",
    kind_zh="数字",
    classes=MNIST.classes,
    classes_zh=(),
    most_training=73_257,
    most_test=26_032,
)

# `glassgan.data.sprites` draws as many as are wanted; these are not fewer than those of MNIST.
SPRITES = DataSet(
    name="Sprites",
    shape=(3, 32, 32),
    kind="shape",
    plural="shapes",
    kind_zh="图形",
    classes=("square", "ellipse", "triangle", "heart"),
    classes_zh=("方形", "椭圆", "三角形", "心形"),
    greatest=255,
    labelled=True,
    strokes=False,
    dark_ground=True,
    margin=2,
    most_training=60_000,
    most_test=10_000,
    factors=(
        ("size", "pixels"),
        ("place_x", "pixels"),
        ("place_y", "pixels"),
        ("turn", "degrees"),
        ("hue", "degrees"),
    ),
)

# The names that `prepare.data` takes.
Name = Literal[
    "mnist",
    "fashion_mnist",
    "kmnist",
    "emnist",
    "qmnist",
    "cifar10",
    "svhn",
    "stacked_mnist",
    "sprites",
]
SETS: dict[str, DataSet] = {
    "mnist": MNIST,
    "fashion_mnist": FASHION,
    "kmnist": KMNIST,
    "emnist": EMNIST,
    "qmnist": QMNIST,
    "cifar10": CIFAR10,
    "svhn": SVHN,
    "stacked_mnist": STACKED,
    "sprites": SPRITES,
}
