"""The pages of a finished report in a browser: what they load, show and do."""

import re
import shutil

import pytest
from projects import finished_smoke

from glassgan.report import messages, names, page

pytestmark = pytest.mark.slow

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FILES = [names.file_of(name, language) for name in names.PAGES for language in names.LANGUAGES]
WIDTHS = {"screen": 1280, "phone": 360}


@pytest.fixture(scope="module")
def browser():
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(common, tmp_path_factory):
    """The folder of a report, moved away from everything else."""
    made, _ = finished_smoke(common)
    folder = tmp_path_factory.mktemp("moved") / "report"
    shutil.copytree(made.folder / "results/smoke/report", folder)
    return folder


@pytest.fixture
def open_page(browser, report):
    """Open a page of the report; what goes wrong with it is in `wrong`."""
    contexts = []

    def opened(file, width=1280, folder=report, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.wrong = []
        tab.on("console", lambda said: said.type == "error" and tab.wrong.append(said.text))
        tab.on("pageerror", lambda error: tab.wrong.append(str(error)))
        tab.on(  # what a page had begun to load when it was left is not missing
            "requestfailed",
            lambda asked: (
                asked.failure == "net::ERR_ABORTED" or tab.wrong.append(f"not loaded: {asked.url}")
            ),
        )
        own = folder.as_uri() + "/"
        tab.on(
            "request",
            lambda asked: (
                asked.url.startswith((own, "data:", "blob:"))
                or tab.wrong.append(f"asks for {asked.url}")
            ),
        )
        tab.goto(own + file)
        return tab

    yield opened
    for context in contexts:
        context.close()


def sideways(tab):
    return tab.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("file", FILES)
def test_a_page_shows_all_that_it_names_and_asks_for_nothing_else(open_page, file):
    tab = open_page(file)
    for image in tab.locator("img").all():
        if image.is_visible():
            image.scroll_into_view_if_needed()
            image.evaluate("async image => { image.loading = 'eager'; await image.decode(); }")
    assert tab.wrong == []
    assert sideways(tab) <= 0
    links = tab.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    anchors = {link for link in links if link.startswith("#")}
    there = tab.evaluate("[...document.querySelectorAll('[id]')].map(part => '#' + part.id)")
    lost = sorted(anchors - set(there))
    assert lost == []


@pytest.mark.parametrize("file", FILES)
def test_a_page_fits_on_a_phone_and_on_paper(open_page, file):
    tab = open_page(file, width=360)
    assert sideways(tab) <= 0
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 740, "height": 1000})
    assert sideways(tab) <= 0


@pytest.mark.parametrize("file", FILES)
def test_links_between_pages_lead_somewhere(open_page, report, file):
    tab = open_page(file)
    links = tab.evaluate(
        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
    )
    outside = sorted({link for link in links if not link.startswith(("#", "http"))})
    for link in outside:
        target, _, anchor = link.partition("#")
        assert (report / target).resolve().exists(), link
        if anchor and target.endswith(".html"):
            text = (report / target).read_text(encoding="utf-8")
            assert re.search(rf'id="{re.escape(anchor)}"', text), link


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", names.PAGES)
def test_no_serious_barrier(open_page, name, scheme):
    file = names.file_of(name, "en" if scheme == "light" else "zh")
    tab = open_page(file, color_scheme=scheme)
    found = axe.Axe().run(tab).response["violations"]
    serious = [
        (rule["id"], [node["html"][:120] for node in rule["nodes"][:3]])
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_the_language_is_chosen_and_remembered(open_page):
    tab = open_page("units.html")
    tab.locator("[data-speak=zh]").click()
    tab.wait_for_url("**/units.zh.html")
    tab.goto(tab.url.replace("units.zh.html", "quality.html"))
    tab.wait_for_url("**/quality.zh.html")
    tab.locator("[data-speak=en]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/quality.html")
    assert tab.wrong == []


def test_search_finds_sections_of_all_pages(open_page):
    tab = open_page("index.html")
    tab.locator("#search").fill("glossary")
    tab.locator("#found a").first.wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/glossary.html*")
    tab.locator("#search").fill("no such thing anywhere")
    tab.locator("#found p").wait_for()
    tab.keyboard.press("Escape")
    assert tab.locator("#found").is_hidden()
    assert tab.wrong == []


def column(table, number):
    return [row.locator("td").nth(number).inner_text() for row in table.locator("tbody tr").all()]


def test_a_table_is_sorted_filtered_and_saved(open_page):
    tab = open_page("glossary.html")
    table = tab.locator("table#glossary")
    before = column(table, 0)
    heads = table.locator("th button")
    heads.first.focus()
    tab.keyboard.press("Enter")
    assert column(table, 0) == sorted(before, key=str.casefold)
    heads.first.click()
    assert column(table, 0) == sorted(before, key=str.casefold, reverse=True)
    assert table.locator("th").first.get_attribute("aria-sort") == "descending"
    tab.locator(".tools input").fill("generator")
    shown = [row for row in table.locator("tbody tr").all() if row.is_visible()]
    assert 0 < len(shown) < len(before)
    with tab.expect_download() as saved:
        tab.locator(".tools button").click()
    lines = open(saved.value.path(), encoding="utf-8-sig").read().splitlines()  # noqa: PTH123, SIM115
    assert len(lines) == len(shown) + 1
    assert tab.wrong == []


def test_a_figure_opens_large(open_page):
    tab = open_page("index.html")
    tab.locator("figure a.large").first.focus()
    tab.keyboard.press("Enter")
    picture = tab.locator("dialog.large img")
    picture.wait_for()
    assert picture.bounding_box()["width"] > 1000
    tab.keyboard.press("Escape")
    assert tab.locator("dialog.large").is_hidden()
    assert tab.wrong == []


@pytest.fixture
def two_runs(report, tmp_path):
    """A page with two runs, in a folder like that of a report."""
    root = tmp_path / "templates"
    shutil.copytree(page.ROOT, root)
    (root / "two.html.j2").write_text(
        "{% extends 'base.html.j2' %}{% block main %}{{ run_switch(['a/0', 'b/0']) }}"
        "<div data-run='a/0'><h2 id='first'>A</h2></div>"
        "<div data-run='b/0'><h2 id='second'>B</h2></div>{% endblock %}"
    )
    content = {"page": "units", "preset": "test", "device": "cpu", "embed": False}
    folder = tmp_path / "report"
    shutil.copytree(report / "assets", folder / "assets")
    with messages.speaking("en"):
        (folder / "two.html").write_text(page.render("two.html.j2", content, root))
    return folder


def test_one_run_is_shown_at_a_time(open_page, two_runs):
    tab = open_page("two.html", folder=two_runs)
    first, second = tab.locator("#first"), tab.locator("#second")
    assert (first.is_visible(), second.is_visible()) == (True, False)
    tab.get_by_label("a/0").focus()
    tab.keyboard.press("ArrowRight")
    assert (first.is_visible(), second.is_visible()) == (False, True)
    tab.reload()  # remembered
    assert (first.is_visible(), second.is_visible()) == (False, True)
    tab.evaluate("location.hash = '#first'")  # a link shows the run that it leads to
    first.wait_for()
    assert second.is_hidden()
    assert tab.wrong == []
