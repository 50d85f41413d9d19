"""One user at one browser, in the words of the tests."""

import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 240
"""Seconds a thing may take before a test gives up: a loaded machine loads TensorFlow and compiles."""
SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --enable-unsafe-swiftshader --no-first-run "
    "--disable-dev-shm-usage --disable-background-networking --disable-component-update --disable-sync "
    "--disable-extensions --window-size=1400,1700 "
    "--use-fake-device-for-media-stream --use-fake-ui-for-media-stream"
)
FIND_SCENE = """
    const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
    const frame = hosts.map(host => host.shadowRoot.querySelector('iframe')).find(found => found)
        ?? document.querySelector('iframe[title="3D model"]');
    return frame?.contentDocument?.querySelector('canvas') ? frame : null;
"""
PICTURES_THERE = "return [...document.images].every(picture => picture.complete)"


class Visitor:
    """One user at one browser, in the words of the tests."""

    def __init__(self, address: str, chromium: tuple[str, str], downloads: Path):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = chromium[0]
        for switch in (*SWITCHES.split(), "--window-size=1400,1700"):
            options.add_argument(switch)
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        # the driver must not look for another driver on the network
        os.environ["SE_OFFLINE"] = "true"
        self.driver = webdriver.Chrome(options=options, service=Service(chromium[1]))
        self.address, self.downloads = address, downloads
        self.driver.get(address)
        self.see("Upload")

    def wait(self, condition: Callable[[], object], what: str) -> object:
        """What `condition` gives as soon as it gives something; elements redrawn meanwhile are no failure."""
        from selenium.common.exceptions import WebDriverException

        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if value := condition():
                    return value
            except (WebDriverException, StopIteration):
                pass
            time.sleep(0.1)
        pytest.fail(f"waited {PATIENCE} s for {what}; the page says: {self.text()}")

    def find(self, selector: str) -> list:
        return self.driver.find_elements("css selector", selector)

    def text(self) -> str:
        return self.find("body")[0].text

    def see(self, words: str) -> None:
        """Waits until the page says `words`."""
        self.wait(lambda: words in self.text(), words)

    def settle(self) -> None:
        """Waits until the server has finished drawing the page."""
        self.wait(
            lambda: self.find("[data-testid=stApp][data-test-script-state=notRunning]"), "the end of the run"
        )

    def upload(self, photo: Path) -> None:
        self.find("input[type=file]")[0].send_keys(str(photo))

    def click(self, words: str) -> None:
        """Clicks what bears exactly these words: a button, an option, a page of the navigation."""
        bears = f"normalize-space(.)={words!r}"
        kinds = "self::button or self::label or self::summary or self::a"
        xpath = f"//*[{kinds}][{bears} or .//p[{bears}] or .//span[{bears}]]"

        def clicked() -> bool:
            element = self.driver.find_element("xpath", xpath)
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
            return True

        self.wait(clicked, words)

    def go_to(self, page: str, words: str) -> None:
        """Goes to a page of the navigation that says `words`, from one whose pictures have come: what a page
        that was left still wanted, the server no longer has.
        """
        self.settle()
        self.wait(lambda: self.driver.execute_script(PICTURES_THERE), "the pictures")
        self.click(page)
        self.see(words)
        self.settle()

    def choose(self, label: str, option: str) -> None:
        """Picks `option` from the list under `label`, by keyboard."""

        def typed() -> bool:
            boxes = self.find("[data-testid=stSelectbox]")
            box = next(box for box in boxes if box.text.startswith(label))
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
            box.find_element("css selector", "input").send_keys(option, "\ue007")
            return True

        self.wait(typed, label)

    def metric(self, label: str) -> str:
        """The figure under `label`."""
        for element in self.find("[data-testid=stMetric]"):
            if element.find_element("css selector", "[data-testid=stMetricLabel]").text == label:
                return element.find_element("css selector", "[data-testid=stMetricValue]").text
        return ""

    def scene(self) -> "WebElement":
        """The frame that the 3D model is turned in, once its canvas is there."""
        return self.wait(lambda: self.driver.execute_script(FIND_SCENE), "the 3D view")

    def look(self) -> np.ndarray:
        """(H, W, 3) uint8: the picture in the 3D view, once it holds still and shows more than background."""
        pictures: list[np.ndarray] = []

        def steady() -> bool:
            frame = self.scene()
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", frame)
            pictures.append(np.asarray(Image.open(io.BytesIO(frame.screenshot_as_png)).convert("RGB")))
            still = len(pictures) > 1 and np.array_equal(pictures[-2], pictures[-1])
            return still and pictures[-1].std() > 4

        self.wait(steady, "a steady picture of the model")
        return pictures[-1]

    def drag_model(self, x: int, y: int) -> None:
        """Drags across the 3D view in steps, as a hand does."""
        from selenium.webdriver import ActionChains

        hand = ActionChains(self.driver, duration=50).move_to_element(self.scene()).click_and_hold()
        for _ in range(10):
            hand.move_by_offset(x // 10, y // 10)
        hand.release().perform()

    def download(self, words: str, suffix: str) -> Path:
        """Clicks a download button; the file that arrives."""
        before = set(self.downloads.iterdir())
        self.click(words)
        arrived = lambda: [path for path in set(self.downloads.iterdir()) - before if path.suffix == suffix]  # noqa: E731
        return self.wait(arrived, f"the {suffix} file")[0]

    def step_slider(self, label: str, steps: int) -> None:
        """Moves the slider under `label` by so many steps of the keyboard."""
        slider = self.find(f"input[type=range][aria-label={label!r}]")[0]
        slider.send_keys("\ue014" * steps)

    def stage_seconds(self) -> dict[str, str]:
        """Stage -> seconds, as the page says them."""
        line = next(line for line in self.text().splitlines() if line.startswith("Seconds a stage: "))
        return dict(part.rsplit(" ", 1) for part in line.removeprefix("Seconds a stage: ").split(" · "))

    def console_errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def foreign_requests(self) -> list[str]:
        """The addresses requested so far that are not the server's."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [
            message["params"]
            for message in messages
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated")
        ]
        addresses = [params.get("url") or params["request"]["url"] for params in asked]
        own = urlsplit(self.address).netloc
        return [
            address
            for address in addresses
            if urlsplit(address).scheme not in ("data", "blob", "about", "chrome")
            and urlsplit(address).netloc != own
        ]
