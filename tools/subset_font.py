"""Cut a font down to the Chinese that the report holds: report/fonts/NotoSansSC-subset.ttf.

python tools/subset_font.py NotoSansSC-Regular.ttf    from the whole font, a TrueType file
python tools/subset_font.py --check                   fail if a character is missing

To be run where messages have gained characters. The whole font is Google's Noto Sans SC; its
licence, the SIL Open Font License 1.1, lies beside the subset. It reserves the name "Source",
which the subset does not bear.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from glassgan import cli
from glassgan.errors import InputError

REPORT = Path("report")
FONT = REPORT / "fonts/NotoSansSC-subset.ttf"
OTHERS = "、。，；：？！“”‘’（）《》〈〉【】—…·～％　"  # that any sentence may need


def main() -> None:
    """Write the subset, or compare it with what the report holds."""
    parser = cli.parser(__doc__)
    parser.add_argument("font", nargs="?", help="the whole font")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if args.check:
        missing = needed() - set(TTFont(FONT).getBestCmap())
        if missing:
            characters = "".join(map(chr, sorted(missing)))
            raise InputError(f"{FONT} lacks {characters}; to renew it: tools/subset_font.py")
        return
    if args.font is None:
        raise InputError("no font; allowed: the path of the whole font, or --check")
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
    font = TTFont(args.font, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=needed())
    cutter.subset(font)
    font.save(FONT)


def needed() -> set[int]:
    """Return the characters beyond Latin in messages and names, those of data sets too."""
    paths = [*REPORT.rglob("*.ftl"), *Path("src").rglob("names.py")]
    paths += Path("src/glassgan/data").glob("*.py")  # names of kinds and of classes
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    beyond = {character for character in text if ord(character) >= 0x2E80}
    return set(map(ord, [*beyond, *OTHERS]))


if __name__ == "__main__":
    cli.run(main)
