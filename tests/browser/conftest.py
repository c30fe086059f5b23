"""One browser for all tests of pages."""

import pytest
from support import browser as support


@pytest.fixture(scope="session")
def _driver(tmp_path_factory):
    driver = support.start(tmp_path_factory.mktemp("profile"))
    driver.set_script_timeout(support.PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def browser(_driver):
    yield support.Browser(_driver)
    _driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    _driver.get("about:blank")
