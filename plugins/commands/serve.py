"""Builds, serves the output on this machine, and builds again on each change."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import watchfiles
from pelican.server import ComplexHTTPRequestHandler, RootedHTTPServer

import plugins
from plugins.commands.setup import load
from plugins.engine.build import Build
from plugins.engine.failure import CannotBuild
from plugins.engine.settings import Settings
from plugins.engine.terminal import Terminal, say, summary, warn

FORK = multiprocessing.get_context("fork")


class Quiet(ComplexHTTPRequestHandler):  # type: ignore[misc]  # Pelican has no types
    """Serves files without a line for each, and the site's own page for what is not there."""

    def do_GET(self) -> None:  # noqa: N802  the parent's name
        """Answer a request."""
        if self.get_path_that_exists(self.path.split("?")[0]):
            super().do_GET()
            return
        page = Path(self.base_path, "404.html")
        data = page.read_bytes() if page.exists() else b""
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(settings_file: Path, port: int) -> int:
    """Serve until Ctrl-C. Each build is a process of its own, forked from this one, which has everything loaded."""
    settings = load(str(settings_file))
    build_once(settings)
    settings.output.mkdir(exist_ok=True)
    try:
        RootedHTTPServer.allow_reuse_address = True
        server = RootedHTTPServer(str(settings.output), ("127.0.0.1", port), Quiet)
    except OSError as error:
        raise CannotBuild(f"Port {port} cannot be used ({error.strerror}); choose another one with --port.") from error
    web = FORK.Process(target=server.serve_forever, daemon=True)
    web.start()
    for ending in (signal.SIGINT, signal.SIGTERM):  # the first one is ignored in what a script starts in the background
        signal.signal(ending, signal.default_int_handler)
    say(f"http://127.0.0.1:{port}/ — Ctrl-C ends it.")
    try:
        watched = (settings.content, settings.theme, Path(plugins.__file__).parent, settings_file)
        unseen = True  # what was edited after the first build and before the watch began
        for changes in watchfiles.watch(*watched, debounce=200, step=20, rust_timeout=500, yield_on_timeout=True):
            if not changes and not unseen:
                continue
            unseen = False
            if any(path.endswith(".py") for _, path in changes):
                if not loads(settings_file):
                    continue
                stop(web)
                os.execv(sys.executable, [sys.executable, "-m", "plugins.commands", *sys.argv[1:]])  # noqa: S606  this program, with the new code
            build_once(settings)
    except KeyboardInterrupt:
        stop(web)
    return 0


def loads(settings_file: Path) -> bool:
    """Whether the changed code and settings can be loaded; says why not."""
    code = "import sys; from plugins.commands.setup import load; load(sys.argv[1])"
    tried = subprocess.run([sys.executable, "-c", code, settings_file], capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode:
        say(tried.stderr.strip().splitlines()[-1], "red")
    return tried.returncode == 0


def stop(process: BaseProcess) -> None:
    """End a process."""
    process.terminate()
    process.join()


def build_once(settings: Settings) -> None:
    """Build in a process of its own, and say what was done."""
    process = FORK.Process(target=build, args=(settings,))
    process.start()
    process.join()


def build(settings: Settings) -> None:
    """Build; a site that cannot be built is said to be so, and the next change gets its chance."""
    started = time.monotonic()
    with Build(settings, Terminal(), writes=True) as work:
        try:
            work.read()
            result = work.write()
        except CannotBuild as error:
            warn(work, error.problems)
            say(str(error), "red")
            return
        warn(work, result.problems)
        say(summary(result, time.monotonic() - started))
