"""A web server on loopback that serves one file well and badly: whole, in ranges, cut, stalled, under a false
length, or as a web page. No test reaches any other.
"""

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAGE = b"<!DOCTYPE html><html><title>Sign in</title><p>Please sign in.</p></html>"
QUOTA = (
    b"<!DOCTYPE html><html><head><title>Google Drive - Quota exceeded</title></head><body>"
    b'<p class="uc-error-caption">Sorry, you can&#39;t view or download this file at this time.</p>\n'
    b'<p class="uc-error-subcaption">Too many users have viewed or downloaded this file recently.</p>'
    b"</body></html>"
)
HEADERS = {"Content_Type": "application/octet-stream", "ETag": '"one"'}


class FileServer(http.server.ThreadingHTTPServer):
    """address: of the server. content: the file. asked: (path, Range header) of every request. open: cleared
    by a test that wants /held to wait at 60 % of the file until it is set. tenths: released by a test once
    for every tenth of the file that /tenths shall send.
    """

    daemon_threads = True

    def __init__(self, content: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.open, self.tenths = content, threading.Event(), threading.Semaphore(0)
        self.asked: list[tuple[str, str | None]] = []
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that went away is what some tests are about."""

    @property
    def most(self) -> int:
        """60 % of the file."""
        return len(self.content) * 6 // 10


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers a path by the method of its name."""

    server: FileServer

    def do_GET(self) -> None:
        """Answer one request."""
        self.server.asked.append((self.path, self.headers["Range"]))
        path = self.path.partition("?")[0].strip("/")
        way = getattr(self, f"serve_{path}", None)
        if way is None:
            self.send_error(404)
        else:
            way(self.server.content)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def start(self, content: bytes, **headers: object) -> bytes:
        """Send the head of an answer, with a range where one was asked for; the bytes that must follow."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
        begin = int(asked[1]) if asked else 0
        if asked and begin >= len(content):
            self.send_error(416)
            return b""
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        self.end(content[begin:], **headers)
        return content[begin:]

    def end(self, body: bytes, **headers: object) -> None:
        """Send the rest of the head; `Content_Length` in `headers` is the false one."""
        for name, value in {**HEADERS, "Content_Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def serve_file(self, content: bytes) -> None:
        """Whole, or from where it is asked."""
        self.wfile.write(self.start(content))

    def serve_rangeless(self, content: bytes) -> None:
        """Whole, whatever is asked."""
        self.send_response(200)
        self.end(content)
        self.wfile.write(content)

    def serve_cut(self, content: bytes) -> None:
        """The connection breaks after 60 % of the file at the most, however often it is asked."""
        body = self.start(content)
        self.wfile.write(body[: self.server.most])

    def serve_crumbs(self, content: bytes) -> None:
        """The connection breaks after the first 60 %, and brings not one byte more ever after."""
        body = self.start(content)
        self.wfile.write(body[: max(0, self.server.most - len(content) + len(body))])

    def serve_unannounced(self, content: bytes) -> None:
        """60 % of the file, with no word on how much there should be."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content[: self.server.most])

    def serve_held(self, content: bytes) -> None:
        """60 % of the file, and the rest when the test opens the gate."""
        body = self.start(content)
        first = max(0, self.server.most - len(content) + len(body))
        self.wfile.write(body[:first])
        self.server.open.wait()
        self.wfile.write(body[first:])

    def serve_tenths(self, content: bytes) -> None:
        """A tenth of the file each time the test allows one; single bytes meanwhile, so that no client takes
        it for gone.
        """
        body = self.start(content)
        size = -(-len(content) // 10)
        for begin in range(0, len(body), size):
            tenth = body[begin : begin + size]
            while not self.server.tenths.acquire(timeout=1):
                self.wfile.write(tenth[:1])
                tenth = tenth[1:]
            self.wfile.write(tenth)

    def serve_long(self, content: bytes) -> None:
        """Announces more than it has."""
        self.wfile.write(self.start(content, Content_Length=len(content) + 1000))

    def serve_short(self, content: bytes) -> None:
        """Announces less than it has."""
        self.wfile.write(self.start(content, Content_Length=len(content) - 1000))

    def serve_endless(self, content: bytes) -> None:
        """Announces nothing, and sends the file again and again."""
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(content)

    def serve_elsewhere(self, content: bytes) -> None:
        """Answers a range that nobody asked for."""
        self.send_response(206)
        self.send_header("Content-Range", f"bytes 7-{len(content) - 1}/{len(content)}")
        self.end(content[7:])
        self.wfile.write(content[7:])

    def serve_page(self, content: bytes) -> None:
        """A web page, with status 200 and called a file."""
        self.send_response(200)
        self.end(PAGE)
        self.wfile.write(PAGE)

    def serve_quota(self, content: bytes) -> None:
        """Google's page about too many downloads, with status 200."""
        self.send_response(200)
        self.end(QUOTA, Content_Type="text/html; charset=utf-8")
        self.wfile.write(QUOTA)

    def serve_uc(self, content: bytes) -> None:
        """What Google Drive answers for a file that it gives away; held at the gate like /held."""
        body = self.start(content, Content_Disposition='attachment; filename="model.keras"')
        first = max(0, self.server.most - len(content) + len(body))
        self.wfile.write(body[:first])
        self.server.open.wait()
        self.wfile.write(body[first:])


@contextmanager
def serving(content: bytes) -> Iterator[FileServer]:
    """A running server of this file; its gate is open."""
    server = FileServer(content)
    server.open.set()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.open.set()
        server.shutdown()
        server.server_close()
        thread.join()
