"""A headless chromium, spoken to over its own protocol."""

import base64
import json
import os
import pathlib
import subprocess
import tempfile
import time

import websocket


class Browser:
    """One page of a browser. What it asks the world for is kept."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="zhuji-browser-", ignore_cleanup_errors=True)
        call = ["chromium", "--headless", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0"]
        call += ["--no-first-run", "--disable-extensions", f"--user-data-dir={self.folder.name}"]
        # A browser of root's has no sandbox to lock itself into.
        call += ["--no-sandbox"] if os.geteuid() == 0 else []
        self.process = subprocess.Popen(call + ["about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self.wait_for_port()
        self.socket = websocket.create_connection(
            f"ws://127.0.0.1:{port[0]}{port[1]}", suppress_origin=True, timeout=60)
        self.number = 0
        self.session = None
        self.events = []
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Network", "Runtime"]:
            self.call(f"{domain}.enable")

    def wait_for_port(self):
        place = pathlib.Path(self.folder.name) / "DevToolsActivePort"
        for _ in range(300):
            if place.exists() and len(lines := place.read_text().splitlines()) == 2:
                return lines
            time.sleep(0.1)
        raise SystemExit("handbook: chromium does not start")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def note(self, event):
        self.events.append(event.get("method"))
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(event["params"]["request"]["url"])

    def open(self, address):
        self.events.clear()
        self.call("Page.navigate", url=address)
        while "Page.loadEventFired" not in self.events:
            self.note(json.loads(self.socket.recv()))

    def resize(self, width, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, media="", scheme="light"):
        self.call(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def evaluate(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def pdf(self):
        """The page as it is printed, on the paper that its style asks for."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()
