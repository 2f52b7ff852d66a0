"""Drives a headless Chromium through its pipe: no package, no network, no port."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from contextlib import suppress

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
_WAIT = 60
#: The browser reads orders from 3 and answers to 4.
START = """
import os, sys
orders, answers = (os.dup(int(number)) for number in sys.argv[1:3])
while min(orders, answers) < 5:
    orders, answers = os.dup(orders), os.dup(answers)
os.dup2(orders, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def found():
    """Return the browser of this machine, ``None`` where there is none."""
    named = os.environ.get("CHROMIUM")
    return next((path for name in (*((named,) if named else ()), *NAMES) if (path := shutil.which(name))), None)


class Browser:
    """A browser with one page; ``events`` are what it told so far."""

    def __init__(self, profile):
        """Start the browser with an empty profile."""
        out_read, out_write = os.pipe()
        in_read, in_write = os.pipe()
        program = found()
        options = [
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"),
            *("--no-first-run", "--disable-background-networking", f"--user-data-dir={profile}", "about:blank"),
        ]
        line = [sys.executable, "-c", START, str(in_read), str(out_write), program, *options]
        self._process = subprocess.Popen(
            line, pass_fds=(in_read, out_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(in_read)
        os.close(out_write)
        self._orders, self._answers = os.fdopen(in_write, "wb", 0), os.fdopen(out_read, "rb", 0)
        self._rest, self._number = b"", 0
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = None
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "CSS"):
            self.call(f"{domain}.enable")

    _session = None

    def call(self, method, **parameters):
        """Give an order and return its answer."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        self._orders.write(json.dumps(order).encode() + b"\0")
        end = time.monotonic() + _WAIT
        while time.monotonic() < end:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)
        message = f"no answer to {method}"
        raise TimeoutError(message)

    def _next(self):
        while b"\0" not in self._rest:
            assert select.select([self._answers], [], [], _WAIT)[0], "the browser does not answer"
            piece = self._answers.read(1 << 16)
            assert piece, "the browser came to its end"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, path):
        """Open a file and wait until it is loaded; return the seconds that it took."""
        self.events.clear()
        start = time.monotonic()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())
        self.run("0")
        return time.monotonic() - start

    def run(self, script):
        """Return the value of a script's expression; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def text(self, selector, *, whole=False):
        """Return the text of an element as it is shown, or the ``whole`` of it; no script of the page is needed."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        element = self.call("DOM.resolveNode", nodeId=node)["object"]["objectId"]
        function = f"function() {{ return this.{'textContent' if whole else 'innerText'}; }}"
        if not self._is_shown(node):
            return ""
        answer = self.call("Runtime.callFunctionOn", objectId=element, functionDeclaration=function, returnByValue=True)
        return answer["result"].get("value", "")

    def _is_shown(self, node):
        """Whether an element has a box."""
        style = self.call("CSS.getComputedStyleForNode", nodeId=node)["computedStyle"]
        return next(item["value"] for item in style if item["name"] == "display") != "none"

    def size(self, width, height):
        """Give the window a size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def screenshot(self, path, *, whole=False):
        """Write a picture of the window, or of the whole page."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    def pdf(self, path):
        """Write the page as it is printed."""
        path.write_bytes(
            base64.b64decode(self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])
        )
        return path

    @property
    def complaints(self):
        """What the console of the page was told: errors, and exceptions that nobody caught."""
        kinds = {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}
        return [event["params"] for event in self.events if event.get("method") in kinds]

    @property
    def requests(self):
        """The addresses that the page asked for."""
        sent = [event["params"] for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [params["request"]["url"] for params in sent]

    def close(self):
        """End the browser."""
        with suppress(OSError, AssertionError, TimeoutError):
            self.call("Browser.close")
        self._orders.close()
        self._answers.close()
        self._process.terminate()
        self._process.wait(20)
