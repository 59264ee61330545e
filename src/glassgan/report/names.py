"""What the report is made of, by name: pages, languages, files. Imported by the workflow."""

LANGUAGES = ("en", "zh")  # the first is that of files without a language in their name
LANGUAGE_NAMES = {"en": "English", "zh": "中文"}
# Each question has a page; the topic whose page it is draws and tells.
QUESTIONS = (
    "training",
    "quality",
    "features",
    "units",
    "latent",
    "attribution",
    "forks",
    "theory",
    "claims",
)
# The figures of the paper, in their order: each answers the question of a page, the first that of
# the first page. Those of `ONE_COLUMN` are narrow.
FIGURES = ("index", *QUESTIONS)
ONE_COLUMN = ("quality", "latent", "theory")
FORMATS = ("pdf", "svg", "png")  # of them
PAGES = ("index", *QUESTIONS, "case_study", "glossary", "behind")
SUMMARY = "summary"  # the first page in one file that holds its pictures
CASE_FIGURES = ("collapse", "factors", "cures")  # of the case study
CASE_FOLDER = "figures/case_study"  # of its pictures, within that of the report
ASSETS = ("report.css", "report.js", "language.js", "atlas.js")


def file_of(page: str, language: str) -> str:
    """Return the name of a page's file."""
    return f"{page}.html" if language == LANGUAGES[0] else f"{page}.{language}.html"


def index_of(language: str) -> str:
    """Return the name of the file of what can be searched for."""
    return f"assets/search.{language}.js"


def figure_of(topic: str, language: str, ending: str) -> str:
    """Return the name of the file of a figure of the paper."""
    number = FIGURES.index(topic) + 1
    spoken = "" if language == LANGUAGES[0] else f".{language}"
    return f"figure-{number}{spoken}.{ending}"
