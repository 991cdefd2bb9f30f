# SPDX-License-Identifier: GPL-2.0-or-later
"""Chromium without a window, asked by its own protocol over a pipe: what a page does, and how it looks.

    with browser.Page("file:///…/review.html", width=1400, height=900) as page:
        page.run("document.title")

No network is used: pages are files, and Chromium is told to keep to itself.
"""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

COMMAND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-extensions", "--mute-audio", "--hide-scrollbars",
         "--remote-debugging-pipe"]
LOOKS = 3000  # at what should come: a minute's, and more where the browser has to wait for a processor to answer each


class Page:
    def __init__(self, address, width=1400, height=900, dark=False, languages="zh-CN"):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.downloads = os.path.join(self.profile.name, "downloads")
        read_end, ours_out = os.pipe()
        ours_in, write_end = os.pipe()
        self.input, self.output = ours_in, ours_out
        # The protocol is spoken on 3 and 4, which no other end of the pipes may have here.
        read_end, write_end = (self.high(end) for end in (read_end, write_end))
        self.process = subprocess.Popen(
            [COMMAND, *FLAGS, f"--user-data-dir={self.profile.name}/profile", f"--lang={languages}",
             f"--accept-lang={languages}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            env={**os.environ, "HOME": self.profile.name},
            preexec_fn=lambda: (os.dup2(read_end, 3), os.dup2(write_end, 4)))
        os.close(read_end)
        os.close(write_end)
        self.number, self.waiting, self.events, self.session = 0, b"", [], None
        self.errors = []
        target = next(info for info in self.ask("Target.getTargets")["targetInfos"] if info["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(domain + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.downloads, eventsEnabled=True)
        begin = time.monotonic()
        self.ask("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete' && document.body.classList.contains('ready')")
        self.seconds = time.monotonic() - begin

    @staticmethod
    def high(end):
        import fcntl
        other = fcntl.fcntl(end, fcntl.F_DUPFD, 10)
        os.close(end)
        return other

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for end in (self.input, self.output):
            os.close(end)
        self.profile.cleanup()

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.take(answer)

    def receive(self):
        while b"\0" not in self.waiting:
            data = os.read(self.input, 1 << 20)
            if not data:
                raise RuntimeError("the browser has gone")
            self.waiting += data
        text, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(text)

    def take(self, event):
        """Scripts that fail, and whatever the page's policy refuses."""
        if event.get("method") == "Runtime.exceptionThrown":
            details = event["params"]["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
            self.errors.append(event["params"]["entry"]["text"])

    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "script failed"))
        return answer["result"].get("value")

    def wait_for(self, script):
        for _ in range(LOOKS):
            if self.run(script):
                return
            time.sleep(0.02)
        raise TimeoutError(script)

    def place(self, selector):
        """The middle of the first such element, brought into view. What is drawn on the way may move it."""
        return self.run("""(async () => { const e = document.querySelector(%s);
            for (let i = 0; i < 3; i++) { e.scrollIntoView({block: "center", inline: "center"});
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }
            const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()""" % json.dumps(selector))

    def mouse(self, kind, selector):
        x, y = self.place(selector)
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if kind == "click":
            for step in ("mousePressed", "mouseReleased"):
                self.ask("Input.dispatchMouseEvent", type=step, x=x, y=y, button="left", clickCount=1)

    def key(self, name, text=""):
        for step in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=step, key=name, code=name if len(name) > 1 else "Key" + name.upper(),
                     windowsVirtualKeyCode={"Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
                     .get(name, ord(name[0].upper())), **({"text": text or name} if len(name) == 1 or text else {}))

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def downloaded(self):
        """The one file that was downloaded, when it is whole."""
        for _ in range(LOOKS):
            names = os.listdir(self.downloads) if os.path.isdir(self.downloads) else []
            if names and not any(name.endswith(".crdownload") for name in names):
                with open(os.path.join(self.downloads, names[0]), "rb") as file:
                    data = file.read()
                if data:
                    return names[0], data
            self.run("0")
            time.sleep(0.02)
        raise TimeoutError("nothing was downloaded")
