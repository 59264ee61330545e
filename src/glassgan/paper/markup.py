"""Sentences of the report, which hold HTML, in the markup of Typst."""

from html.parser import HTMLParser

OPENING = {"b": "#strong[", "strong": "#strong[", "i": "#emph[", "em": "#emph[",
           "sub": "#sub[", "sup": "#super["}  # fmt: skip
SPECIAL = set("\\#*_`$<>@~=-+/[]\"'")


def of_html(text: str) -> str:
    """Return a sentence in Typst's markup; links become their words, other tags nothing."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found, self.code = list[str](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "code":
            self.code = True
        self.found.append(OPENING.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "code":
            self.code = False
        # what follows, a bracket for example, is no part of the call
        self.found.append("];" if tag in OPENING else "")

    def handle_data(self, data: str) -> None:
        if self.code:
            quoted = data.replace("\\", "\\\\").replace('"', '\\"')
            self.found.append(f'#raw("{quoted}");')
        else:
            self.found.append("".join(f"\\{c}" if c in SPECIAL else c for c in data))
