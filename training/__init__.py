"""Recipes that make the shipped weights out of samples."""
