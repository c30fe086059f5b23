"""The page in a real browser: layout, keys, filters, accessibility, print, and hostile copy that does nothing."""

import base64
import re
from itertools import pairwise

import pytest
from conftest import ROOT
from selenium.webdriver.common.keys import Keys

from lint.engine.assembly import all_rules, make_linter
from lint.report.page import article
from lint.report.page.index import Index
from lint.text.source import Source

SEED = (ROOT / "seeds/000_eb48da1b95ce89ee.txt").read_text("utf-8")
STORY = """\
# Harbour talks go on

The envoy, Dragan Petkoff, left Kiev for the the border on Monday, officials said. He was deemed essential.

<!-- newslint: ignore nothing reason: a finding outside the copy -->

- “We heard nothing,” said Petkov.
- A landslide killed 14 people in Luhansk.

> They left for the the coast.

It rained on the hills, and nobody came to the square before noon, as the report of the harbour says.
"""
SIZES = [(1280, 900), (768, 1024), (390, 844), (320, 640)]


@pytest.fixture(scope="module")
def linter(pack):
    return make_linter(pack, all_rules(pack).select())


@pytest.fixture
def page(linter, tmp_path, browser):
    """Return a function that draws an article and shows it."""

    def draw(text=SEED, name="story.txt", form="text", **how):
        analysis = linter.analyse(Source(name, text, format=form))
        path = tmp_path / "page.html"
        path.write_text(article.render(analysis, linter.run(analysis), linter.rules.get), "utf-8")
        browser.show(path.as_uri(), **how)
        return browser

    return draw


def boxes(browser, selector):
    """The boxes of visible elements: id, left, top, right, bottom, in pixels of the page."""
    return browser.js(
        "return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length).map((one) => {"
        " const box = one.getBoundingClientRect();"
        " return [one.id, box.left, box.top + scrollY, box.right, box.bottom + scrollY]; })",
        selector,
    )


def current(browser):
    return browser.js("return document.querySelector('.note[aria-current]')?.id ?? null")


@pytest.mark.parametrize("text", [SEED, STORY], ids=["seed", "story"])
def test_notes_stand_beside_their_words_and_never_overlap(page, text) -> None:
    browser = page(text, form="markdown")
    notes = boxes(browser, ".note")
    marks = {name: box for name, *box in boxes(browser, "[id^=m]")}
    copy_edge = max(right for _, _, _, right, _ in boxes(browser, ".copy"))
    assert len(notes) > 5
    for (_, _, _, _, bottom), (_, _, top, _, _) in pairwise(notes):
        assert top >= bottom
    end = 0.0
    for name, left, top, _, bottom in notes:
        words = marks[f"m{name[1:]}"][1]
        assert left > copy_edge
        assert top > words - 20  # no note begins above the line of its words
        assert top < words + 30 or top < end + 20  # it is beside the line, unless the note before it is in the way
        end = bottom


def test_a_short_story_has_its_notes_at_the_lines_of_the_words(page) -> None:
    browser = page(
        "It rained.\n\nThey left for the the border.\n\n" + "It rained again.\n\n" * 9 + "He saw the the sea.\n"
    )
    notes = [top for _, _, top, _, _ in boxes(browser, ".note")]
    marks = [top for _, _, top, _, _ in boxes(browser, "[id^=m]")]
    assert len(notes) == 2
    assert all(abs(note - mark) < 20 for note, mark in zip(notes, marks, strict=True))


@pytest.mark.parametrize(("width", "height"), SIZES[1:])
def test_on_a_narrow_screen_notes_follow_their_paragraph(page, width, height) -> None:
    browser = page(width=width, height=height)
    for row in browser.all(".row")[:6]:
        copy = row.find_element("css selector", ".copy").rect
        for note in row.find_elements("css selector", ".note"):
            assert note.rect["y"] >= copy["y"] + copy["height"]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(page, width, height) -> None:
    browser = page(f"{SEED}\n{'x' * 3000} the the\n", name=f"{'y' * 300}.txt", width=width, height=height)
    assert browser.js("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [SIZES[0], SIZES[2]])
@pytest.mark.parametrize("text", [SEED, STORY, "It rained.\n"], ids=["seed", "story", "nothing"])
def test_the_page_is_accessible(page, text, width, height, dark) -> None:
    browser = page(text, form="markdown", dark=dark, width=width, height=height)
    assert browser.faults() == []
    if browser.all(".note"):
        browser.press("w")
        browser.press("j")
        assert browser.faults() == []
        browser.press("?")
        assert browser.faults() == []
        browser.press(Keys.ESCAPE)


def test_dark_and_light_are_different_papers(page) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    assert page().js(paper) == "rgb(251, 249, 244)"
    assert page(dark=True).js(paper) == "rgb(23, 24, 26)"


def test_severities_are_told_by_the_kind_of_line_and_in_words(page) -> None:
    browser = page()
    styles = {
        look: browser.js(f"return getComputedStyle(document.querySelector('.copy mark.{look}')).textDecorationStyle")
        for look in ("error", "warning", "info")
    }
    assert len(set(styles.values())) == 3
    assert {one.text for one in browser.all(".severity")} == {"error", "warning", "remark"}


def test_the_keys_go_from_finding_to_finding(page) -> None:
    browser = page()
    count = len(browser.all(".note"))
    for number in [*range(1, count + 1), 1]:
        browser.press("j")
        assert current(browser) == f"n{number}"
        assert browser.js("return document.activeElement.id") == f"n{number}"
        box = browser.js(
            "const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom, innerHeight]"
        )
        assert 0 <= box[0] < box[1] <= box[2]
    browser.press("k")
    assert current(browser) == f"n{count}"
    assert f"Finding {count} of {count}" in browser.one("#status").text
    assert {mark.get_attribute("data-keys") for mark in browser.all("mark.on")}
    browser.press(Keys.ESCAPE)
    assert current(browser) is None
    assert browser.all("mark.on") == []


def test_the_reason_is_shown_with_the_finding_and_on_request_with_all(page) -> None:
    browser = page()
    assert [one for one in browser.all(".why") if one.is_displayed()] == []
    browser.press("j")
    assert sum(one.is_displayed() for one in browser.all(".why")) == 1
    browser.press("w")
    assert all(one.is_displayed() for one in browser.all(".why"))
    assert browser.one("#reasons").get_attribute("aria-pressed") == "true"
    notes = boxes(browser, ".note")
    assert all(top >= bottom for (*_, bottom), (_, _, top, _, _) in pairwise(notes))


def test_filters_hide_findings_and_the_marks_of_nothing_else(page) -> None:
    browser = page()
    every = len(browser.all(".note"))
    browser.press("f")
    assert browser.js("return document.activeElement.value") == "error"
    browser.one("input[value=info]").click()
    shown = [one for one in browser.all(".note") if one.is_displayed()]
    assert {one.get_attribute("data-severity") for one in shown} == {"error", "warning"}
    assert browser.all(".copy mark.info") == []
    assert browser.one("#status").text == f"{len(shown)} of {every} findings"
    browser.press("j")
    browser.press("k")
    assert current(browser) == shown[-1].get_attribute("id")
    for box in browser.all("input[name=family]"):
        box.click()
    assert [one for one in browser.all(".note") if one.is_displayed()] == []
    browser.press("j")
    assert current(browser) is None
    for box in [*browser.all("input[name=family]"), browser.one("input[value=info]")]:
        box.click()
    assert all(one.is_displayed() for one in browser.all(".note"))


def test_words_of_two_findings_keep_the_mark_of_the_one_that_is_left(page) -> None:
    browser = page()
    both = next(
        one for one in browser.all(".copy mark.error") if len(re.findall(r"\bn\d+", one.get_attribute("data-keys"))) > 1
    )
    browser.one("input[value=error]").click()
    assert both.get_attribute("class") == "warning"


def test_a_click_on_the_words_selects_their_finding(page) -> None:
    browser = page()
    browser.one("#m4").click()
    assert current(browser) == "n4"


def test_a_name_shows_all_its_places(page) -> None:
    browser = page()
    link = next(one for one in browser.all("#names a") if one.text == "Putin")
    browser.js("arguments[0].click()", link)
    seen = browser.all(".copy .seen")
    assert {one.text.strip() for one in seen} >= {"Putin"}
    assert len(seen) >= 6


def test_the_keys_are_listed_and_can_be_switched_off(page) -> None:
    browser = page()
    browser.press("?")
    assert browser.one("#help").is_displayed()
    assert {one.text for one in browser.all("#help kbd")} == {"j", "k", "w", "f", "c", "n", "s", "Esc", "?"}
    browser.press("j")
    assert current(browser) is None  # the page behind the list has no keys
    browser.one("#use-keys").click()
    browser.press(Keys.ESCAPE)
    assert not browser.one("#help").is_displayed()
    browser.press("j")
    assert current(browser) is None


@pytest.mark.parametrize(("key", "place"), [("c", "copy"), ("n", "names"), ("s", "sourcing")])
def test_keys_lead_to_the_parts_of_the_page(page, key, place) -> None:
    browser = page()
    browser.press(key)
    assert browser.js("return document.activeElement.id") == place


def test_a_combination_of_keys_is_left_to_the_browser(page) -> None:
    browser = page()
    browser.press(Keys.CONTROL + "j")
    assert current(browser) is None


def test_the_order_of_the_tab_key_is_that_of_the_page(page) -> None:
    browser = page(STORY, form="markdown")
    order, seen = [], set()
    while True:
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        place = browser.js(
            "const one = document.activeElement; return [[...document.querySelectorAll('*')].indexOf(one), one.tagName]"
        )
        if place[1] == "BODY" or place[0] in seen:
            break
        seen.add(place[0])
        order.append(place[0])
    assert len(order) > 30
    assert order == sorted(order)


def test_motion_is_left_out_for_those_who_ask_for_it(page) -> None:
    style = "return getComputedStyle(document.documentElement).scrollBehavior"
    assert page(still=True).js(style) == "auto"
    assert page(still=False).js(style) == "smooth"


def test_without_scripts_every_finding_is_read_and_linked(page) -> None:
    browser = page(script=False)
    notes, whys = browser.all(".note"), browser.all(".why")
    assert len(notes) > 10
    assert len(whys) == len(notes)
    assert all(one.is_displayed() for one in [*notes, *whys])
    assert not browser.one("#filters").is_displayed()
    assert not browser.one("#help").is_displayed()
    tops = [one.rect["y"] for one in notes]
    assert tops == sorted(tops)


def test_it_prints_as_it_is_shown_on_white_paper(page) -> None:
    browser = page(dark=True)
    browser.press("w")
    pdf = base64.b64decode(browser.driver.print_page())
    assert pdf.startswith(b"%PDF")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert all(one.is_displayed() for one in browser.all(".why"))
        assert not browser.one("#filters").is_displayed()
        notes = boxes(browser, ".note")
        assert all(top >= bottom for (*_, bottom), (_, _, top, _, _) in pairwise(notes))
        assert browser.js("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        left, width = (browser.one("#n1").rect[side] for side in ("x", "width"))
        copy = browser.one(".copy").rect
        assert left >= copy["x"] + copy["width"]
        assert width > 150
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


HOSTILE = """\
The mayor met the the </style></p><script>window.hit = 1</script> council in Kiev <img src=x onerror="window.hit=2">.

“</textarea></title><svg onload=window.hit=3>” said Dragan Petkoff. <a href="javascript:window.hit=4">Petkov</a> left.

--> ]]> <!-- <iframe src="{base}frame"></iframe> <link rel=stylesheet href={base}style> @import url({base}import);

<meta http-equiv="refresh" content="0;url={base}refresh"><base href="{base}"><form action="{base}form"><button>the the</button></form>

\x00\x07\x1b]0;title\x07\u202ereversed the the\u2066 isolated\u200f \u05e9\u05dc\u05d5\u05dd the the e\u0301\u0301\u0301 \U0001f319 &lt;script&gt;window.hit = 5&lt;/script&gt;
"""


@pytest.mark.parametrize("form", ["text", "markdown", "mdx", "html"])
def test_hostile_copy_does_nothing(page, listening, form) -> None:
    text = HOSTILE.replace("{base}", f"{listening.url}/")
    browser = page(text, name='<script>window.hit=6</script>"onload=1.txt', form=form)
    assert browser.js("return window.hit ?? null") is None
    assert browser.requests() == []
    assert browser.said() == []
    assert (
        browser.all(
            "img, iframe, svg, link, base, object, embed, .copy script, .notes script, meta[http-equiv=refresh]"
        )
        == []
    )
    assert len(browser.all("script")) == len(browser.all("style")) == 1
    assert len(browser.all("form")) == 2  # its filters and its list of keys
    assert "\u202e" not in browser.js("return document.body.innerText")
    browser.press("j")
    assert current(browser) == "n1"
    assert browser.faults() == []
    assert listening.asked == []


def test_the_policy_stops_what_would_get_through(page, listening) -> None:
    browser = page()
    browser.js(
        "const image = new Image(); image.src = arguments[0] + 'image'; document.body.append(image);"
        "const style = document.createElement('style'); style.textContent = 'body { display: none }'; document.body.append(style);"
        "const script = document.createElement('script');"
        "try { script.setAttribute('src', arguments[0] + 'script'); document.body.append(script); } catch {}"
        "try { const inline = document.createElement('div'); inline.innerHTML = '<b onclick=1>x</b>'; window.html = 1; } catch {}"
        "fetch(arguments[0] + 'fetch').catch(() => { window.refused = true; });",
        f"{listening.url}/",
    )
    browser.until(lambda: browser.js("return window.refused === true"))
    assert browser.js("return getComputedStyle(document.body).display") != "none"
    assert browser.js("return window.html ?? null") is None
    assert listening.asked == []


def test_a_megabyte_of_copy_is_a_page_that_answers(page) -> None:
    line = "The envoy left for the the border, and nobody in the harbour of the town heard of it before noon. "
    text = "\n".join([line * 3] * 2000 + ["word " * 80_000 + "the the"])
    assert len(text) > 990_000
    browser = page(text)
    assert len(browser.all(".row")) == 2001
    browser.press("j")
    assert current(browser) == "n1"
    assert browser.said() == []


def test_a_line_without_a_blank_is_broken_to_the_width(page) -> None:
    browser = page("x" * 900_000 + " met the the envoy.\n")
    assert browser.js("return document.documentElement.scrollWidth") <= 1280
    browser.press("j")
    assert current(browser) is not None


@pytest.fixture
def index(linter, tmp_path, browser):
    made = Index()
    for number, text in enumerate(("It rained.\n", "They left for the the border.\n", STORY)):
        analysis = linter.analyse(Source(f"{'abc'[number]}.txt", text))
        result = linter.run(analysis)
        links = [("index.html", "All articles")]
        (tmp_path / f"{number}.html").write_text(article.render(analysis, result, linter.rules.get, links), "utf-8")
        made.add(result, f"{number}.html")
    (tmp_path / "index.html").write_text(made.render([("d.txt", "there is no such file")]), "utf-8")

    def show(**how):
        browser.show((tmp_path / "index.html").as_uri(), **how)
        return browser

    return show


def column(browser, number):
    return [one.text for one in browser.all(f"#files tbody tr > :nth-child({number})")]


def test_the_index_is_sorted_by_any_column_and_leads_to_the_pages(index) -> None:
    browser = index()
    assert column(browser, 1) == ["a.txt", "b.txt", "c.txt"]
    browser.one("#files th:nth-child(5) button").click()
    assert column(browser, 1)[0] == "c.txt"
    assert column(browser, 5) == sorted(column(browser, 5), key=int, reverse=True)
    assert browser.one("#files th:nth-child(5)").get_attribute("aria-sort") == "descending"
    browser.one("#files th:nth-child(5) button").click()
    assert column(browser, 1)[-1] == "c.txt"
    browser.one("#files th:nth-child(1) button").send_keys(Keys.ENTER)
    assert column(browser, 1) == ["a.txt", "b.txt", "c.txt"]
    assert browser.all("#files [aria-sort]") == browser.all("#files th:nth-child(1)[aria-sort]")
    browser.one("#files a[href='1.html']").click()
    browser.until(lambda: browser.all(".note"))
    browser.one("nav a[href='index.html']").click()
    browser.until(lambda: browser.all("#files"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_index_is_accessible_at_any_width(index, width, height, dark) -> None:
    browser = index(width=width, height=height, dark=dark)
    assert browser.faults() == []
    assert browser.js("return document.documentElement.scrollWidth") <= width
    assert browser.requests() == []
    assert browser.said() == []


def test_the_index_is_whole_without_scripts(index) -> None:
    browser = index(script=False)
    assert column(browser, 1) == ["a.txt", "b.txt", "c.txt"]
    assert browser.all("th button") == []
