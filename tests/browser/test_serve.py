"""`newslint serve` in a real browser: paste, drop, choose, read the page; and other sites that try to reach it."""

import os
import re
import subprocess
import sys

import pytest
from conftest import ROOT
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

STORY = "They left Kiev for the the border, “Dragan” said.\n\nIt rained.\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory, warm_cache):
    """Start the command in a folder of its own, and return the address it prints."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "serve"],
        cwd=tmp_path_factory.mktemp("desk"), env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield re.search(r"http://\S+/", process.stdout.readline())[0]
    process.kill()
    process.communicate()


def paste(browser, text):
    browser.js("arguments[0].value = arguments[1]", browser.one("#text"), text)


def check(browser):
    browser.one("button.main").click()
    browser.until(lambda: browser.all("#sourcing, .alert"))


def test_a_pasted_article_becomes_its_page(address, browser) -> None:
    browser.show(address)
    paste(browser, STORY)
    Select(browser.one("#style")).select_by_value("ap")
    check(browser)
    assert browser.driver.current_url == f"{address}check"
    assert {"superseded-place-name", "doubled-word"} <= {one.text for one in browser.all(".rule")}
    assert browser.faults() == []
    assert browser.said() == []
    browser.press("j")
    assert browser.js("return document.activeElement.id") == "n1"
    browser.one("nav a[href='./']").click()
    browser.until(lambda: browser.all("#text"))
    assert browser.driver.current_url == address
    assert browser.one("#text").get_attribute("value") == ""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_form_is_accessible(address, browser, width, dark) -> None:
    browser.show(address, width=width, dark=dark)
    assert browser.faults() == []
    assert browser.js("return document.documentElement.scrollWidth") <= width
    assert [url for url in browser.requests() if not url.endswith("/favicon.ico")] == []


def test_it_works_without_scripts_and_by_the_keyboard(address, browser) -> None:
    browser.show(address, script=False)
    assert not browser.one("#drop").is_displayed()
    browser.one("#text").send_keys(STORY)
    browser.one("#format").send_keys("Markdown")
    browser.one("button.main").send_keys(Keys.ENTER)
    browser.until(lambda: browser.all("#sourcing"))
    assert all(one.is_displayed() for one in browser.all(".note"))
    assert browser.all(".note")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("story.md", "# Naïve talks\n\nHe saw the the sea.\n".encode(), "markdown"),
        ("story.htm", "<p>Naïve.</p>".encode(), "html"),
        ("story.txt", "Naïve “talks”".encode("cp1252"), "text"),
        ("story", "Naïve".encode("utf-16"), "text"),
    ],
)
def test_a_chosen_file_is_put_into_the_form(address, browser, tmp_path, name, data, form) -> None:
    (tmp_path / name).write_bytes(data)
    browser.show(address)
    browser.one("#file").send_keys(str(tmp_path / name))
    browser.until(lambda: f"{name} is in the form" in browser.one("#said").text)
    assert "Naïve" in browser.one("#text").get_attribute("value")
    assert browser.one("#format").get_attribute("value") == form
    assert ("Windows-1252" in browser.one("#said").text) == (name == "story.txt")


def test_a_dropped_file_is_put_into_the_form_and_the_page_stays(address, browser) -> None:
    browser.show(address)
    browser.js(
        "const bag = new DataTransfer(); bag.items.add(new File([arguments[0]], 'dropped.txt'));"
        "for (const kind of ['dragenter', 'drop'])"
        " arguments[1].dispatchEvent(new DragEvent(kind, {dataTransfer: bag, bubbles: true, cancelable: true}));",
        STORY,
        browser.one("#text"),
    )
    browser.until(lambda: "dropped.txt is in the form" in browser.one("#said").text)
    check(browser)
    assert "doubled-word" in {one.text for one in browser.all(".rule")}


def test_a_file_that_is_too_large_is_left_where_it_is(address, browser, tmp_path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 2_000_001)
    browser.show(address)
    browser.one("#file").send_keys(str(tmp_path / "large.txt"))
    browser.until(lambda: "large.txt is too large" in browser.one("#said").text)
    assert browser.one("#text").get_attribute("value") == ""


def test_what_cannot_be_checked_is_said_and_nothing_is_lost(address, browser) -> None:
    browser.show(address)
    text = f"First.\n{'x' * 1_000_001}"
    paste(browser, text)
    check(browser)
    assert "1,000,001 characters" in browser.one(".alert").text
    assert browser.one("#text").get_attribute("value") == text
    assert browser.faults() == []


def test_hostile_copy_does_nothing(address, browser) -> None:
    browser.show(address)
    paste(
        browser,
        "</textarea></style></script><script>window.hit = 1</script> the the <img src=x onerror=window.hit=2>\u202e",
    )
    check(browser)
    assert browser.js("return window.hit ?? null") is None
    assert browser.all("main img") == []
    assert len(browser.all("script")) == 1


def test_another_site_cannot_send_an_article_or_read_a_page(address, browser, tmp_path) -> None:
    """A page that knows even the token: its form is refused, and its scripts get no answer."""
    evil = tmp_path / "evil.html"
    evil.write_text(
        f'<form method="post" action="{address}check"><input name="text" value="the the"><input name="format" value="text">'
        '<input name="style" value=""><button>go</button></form>'
        f'<iframe src="{address}"></iframe>',
        "utf-8",
    )
    browser.show(evil.as_uri())
    read = browser.driver.execute_async_script(
        "const done = arguments[1]; fetch(arguments[0]).then((got) => got.text()).then(done, () => done('refused'));",
        address,
    )
    assert read == "refused"
    sent = browser.driver.execute_async_script(
        "const done = arguments[1]; fetch(arguments[0] + 'check', {method: 'POST', body: 'text=a&format=text&style='})"
        ".then((got) => got.text()).then(done, () => done('refused'));",
        address,
    )
    assert sent == "refused"
    browser.one("button").click()
    browser.until(lambda: browser.driver.current_url.startswith(address) and browser.all("h1"))
    assert browser.one("h1").text == "Not answered"
    assert "only the form of this server may send an article" in browser.one("main").text


def test_a_name_that_points_here_is_not_answered(address, browser) -> None:
    """DNS rebinding: browsers take any name below `localhost` for this machine."""
    port, token = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/(.*)/", address).groups()
    browser.show(f"http://rebound.localhost:{port}/{token}/")
    assert "this is not the address of this server" in browser.one("main").text
    browser.show(f"http://localhost:{port}/{token}/")
    assert browser.all("#text")
