"""Chromium, driven through its own driver, and what is asked of a page in it. Both must be there: nothing is skipped."""

import json
import os
import shutil
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

AXE = Path(__file__).resolve().parent.parent / "browser/node_modules/axe-core/axe.min.js"
PATIENCE = 120
"""Seconds after which something that never comes is a failure; no test depends on how soon it comes."""

_FLAGS = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --disable-default-apps --hide-scrollbars --disable-dev-shm-usage"
)


def program(*names: str) -> str:
    """Return the path of a program under one of its names; a machine without it fails."""
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"{names[0]} is missing: `make .venv/.browser` installs it, or says how"
    return found


def start(profile: Path) -> webdriver.Chrome:
    """Return a browser with an empty profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    for flag in [*_FLAGS.split(), f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(program("chromedriver")))


class Browser:
    """A page in a browser, at a width, in light or dark, with or without scripts."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def show(self, url, *, width=1280, height=900, dark=False, script=True, still=True) -> None:
        """Open a page and wait until its notes are laid out."""
        run = self.driver.execute_cdp_cmd
        run("Emulation.setScriptExecutionDisabled", {"value": not script})
        run(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = {
            "prefers-color-scheme": "dark" if dark else "light",
            "prefers-reduced-motion": "reduce" if still else "",
        }
        run(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": name, "value": value} for name, value in features.items()]},
        )
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(url)
        if script and self.all(".notes"):
            self.until(lambda: self.js("return document.documentElement.dataset.aligned === 'yes'"))

    def js(self, code, *given):
        return self.driver.execute_script(code, *given)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def until(self, condition):
        """Wait until a condition holds, and return its value."""
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: condition())

    def press(self, key) -> None:
        self.one("body").send_keys(key)

    def said(self):
        """Return what the browser's console has, such as breaches of the page's policy and errors of its script."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Return the addresses that were asked for since the page was opened, but its own."""
        sent = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in sent if one["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if url != self.driver.current_url.split("#")[0]]

    def faults(self):
        """Return what axe-core finds wrong for people who cannot see, hear or use a mouse, by rule and element."""
        if not self.js("return 'axe' in window"):
            self.js(AXE.read_text("utf-8"))
        return self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
            " 'best-practice']}).then((found) => done(found.violations.map((one) => [one.id, one.nodes[0].html])),"
            " (error) => done([['axe', String(error)]]));"
        )
