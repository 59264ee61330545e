"""What texts call a data set, its classes and what its images show. Without torch."""

from glassgan.data.sets import DataSet

_COUNTS = {
    "en": "no one two three four five six seven eight nine ten eleven twelve",
    "zh": "零 一 两 三 四 五 六 七 八 九 十 十一 十二",
}
_PARTS = {
    "en": {2: "a half", 3: "a third", 4: "a quarter", 5: "a fifth", 10: "a tenth"},
    "zh": {2: "二分之一", 3: "三分之一", 4: "四分之一", 5: "五分之一", 10: "十分之一"},
}
# How much of it there is, in full and as a syllable.
_LIGHT = {"en": ("brightness", "brightness"), "zh": ("亮度", "亮度")}
_INK = {"en": ("ink", "ink"), "zh": ("墨量", "墨")}
_BY_HAND = {"en": "handwritten ", "zh": "手写"}


def words(data: DataSet, language: str = "en") -> dict[str, str]:
    """Return the words by which sentences about a data set are made, as a language has them.

    Args:
        data: the data set.
        language: "en" or "zh".

    Returns:
        data: its name. kind, kinds: what an image shows, and several of it; Kind, Kinds: the same
        at the beginning of a sentence; a-kind, A-kind: with its article, chosen by the first
        letter; drawn-kinds: with how they were made, where that is known. classes, Classes: how
        many there are, in a word if it is short; one-in-classes: what chance gives. light, ink: of
        which there is more or less in an image, long and short.
    """
    kind, kinds, a_kind = data.kind_zh, data.kind_zh, data.kind_zh
    if language == "en":
        article = "an" if data.kind[:1].lower() in "aeiou" else "a"
        kind, kinds, a_kind = data.kind, data.plural, f"{article} {data.kind}"
    count, counts = len(data.classes), _COUNTS[language].split()
    number = counts[count] if count < len(counts) else str(count)
    amount = (_INK if data.stroked else _LIGHT)[language]
    return {
        "data": data.name,
        "kind": kind,
        "kinds": kinds,
        "Kind": _capital(kind),
        "Kinds": _capital(kinds),
        "a-kind": a_kind,
        "A-kind": _capital(a_kind),
        "drawn-kinds": f"{_BY_HAND[language] if data.strokes else ''}{kinds}",
        "classes": number,
        "Classes": _capital(number),
        "light": amount[0],
        "ink": amount[1],
        "one-in-classes": _PARTS[language].get(count, f"1/{count}"),
    }


def filled(text: str, data: DataSet) -> str:
    """Return an English text with the words of a data set where they stand in braces, `{kind}`."""
    for name, word in words(data).items():
        text = text.replace(f"{{{name}}}", word)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
