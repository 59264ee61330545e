"""What can be searched for on the pages of the report."""

from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3"}
INLINE = {"a", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
SKIPPED = {"script", "style", "nav", "header", "footer", "form"}


def sections(html: str, file: str) -> list[dict[str, str]]:
    """Return the sections of a page: title, low (the title in small letters), text, href, page.

    A section begins with a heading, to whose anchor its link leads.
    """
    reader = _Reader(file)
    reader.feed(html)
    first = reader.found[0]["title"] if reader.found else file
    return [
        {
            "title": section["title"].strip(),
            "low": section["title"].strip().lower(),
            "text": " ".join(section["text"].lower().split()),
            "href": section["href"],
            "page": first.strip(),
        }
        for section in reader.found
    ]


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.file, self.found = file, list[dict[str, str]]()
        self.skipped, self.heading = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in SKIPPED
        name = dict(attrs).get("id")
        if tag in HEADINGS and not self.skipped:
            href = f"{self.file}#{name}" if name else self.file
            self.found.append({"title": "", "text": "", "href": href})
            self.heading = True

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in SKIPPED
        if tag not in INLINE:
            self.handle_data(" ")  # cells and items are words of their own
        if tag in HEADINGS:
            self.heading = False

    def handle_data(self, data: str) -> None:
        if self.found and not self.skipped:
            self.found[-1]["title" if self.heading else "text"] += data
