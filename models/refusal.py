"""Why a file could not be fetched, taken or believed. Standard library only."""


class Refusal(Exception):
    """message: one sentence, "must be ..., received ...". advice: one thing to try."""

    def __init__(self, message: str, *, advice: str) -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


class Stopped(Exception):
    """A download was stopped on request; what has arrived is kept for the next one."""
