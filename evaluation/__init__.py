"""Measures the same journey that users get; the published figures live in evaluation/results."""
