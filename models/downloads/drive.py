"""From a Google Drive address into a part, by gdown, which knows Google's pages; it resumes by itself."""

from models.downloads.transfer import GO_ON, PATIENCE, Transfer, elsewhere
from models.refusal import Refusal, Stopped

RETRIES = 3
HOST = "drive.google.com"


def fetch(address: str, transfer: Transfer) -> None:
    """Fetch the file into the part. gdown lets it grow under a name of its own beside the part.

    Raises:
        Refusal: Google does not give the file. What has arrived is kept.
        Stopped: on request.
    """
    try:
        import gdown
        import requests
    except ImportError as error:
        advice = "Run `python3 start.py install`, and then this with the Python in .venv."
        raise transfer.refusal(
            "must be fetched by the package gdown, received none", advice=advice
        ) from error
    settings = {"quiet": True, "use_cookies": False, "resume": True, "retries": RETRIES, "timeout": PATIENCE}
    try:
        gdown.download(address, str(transfer.part), progress=transfer.note, cancel=transfer.stop, **settings)
    except gdown.DownloadCancelled as error:
        raise Stopped from error
    except Refusal:  # by transfer.note: what comes is no part of the row's file
        transfer.forget()
        raise
    except gdown.FileURLRetrievalError as error:
        raise refused(str(error), address, transfer) from error
    except (KeyError, AssertionError) as error:  # gdown takes for granted what Google's answers hold
        raise transfer.refusal(
            f"must come as a file from {HOST}, received an answer that is not Google's",
            advice=elsewhere(transfer.row, address),
        ) from error
    except (gdown.DownloadError, requests.RequestException, OSError) as error:
        if "byte range" in str(error):  # the server has another file than the one begun, or cannot go on
            transfer.forget()
        raise transfer.refusal(
            f"must come whole from {HOST}, received {reason(error)}", advice=GO_ON
        ) from error


def refused(said: str, address: str, transfer: Transfer) -> Refusal:
    """Google's own page instead of the file."""
    quota = "Too many users" in said or "quota" in said.lower()
    page = "the page that says too many people fetched it lately" if quota else "a page that gives no file"
    advice = elsewhere(transfer.row, address)
    return transfer.refusal(f"must come as a file from {HOST}, received {page}", advice=advice)


def reason(error: Exception) -> str:
    """What went wrong, without addresses and advice for programmers; `error` may wrap the first one."""
    import requests

    first = error.__cause__ or error
    if isinstance(first, requests.Timeout) or "timed out" in str(first):  # while reading it comes disguised
        return f"nothing for {PATIENCE:g} s"
    if isinstance(first, requests.HTTPError):
        return f"{first.response.status_code} {first.response.reason}"
    if isinstance(first, requests.RequestException):
        return "a broken connection"
    return (str(first).strip() or type(first).__name__).splitlines()[0].rstrip(".:")
