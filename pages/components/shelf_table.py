"""The files that are here and whole, as a table."""

import streamlit as st

from models.standing import Standing, memory_needed
from pages.components.shelf_words import amount, measured, title


def show(standings: list[Standing]) -> None:
    """A row a file."""
    rows = [
        {
            "Serves": title(found.row),
            "State": f"✓ {found.state}",
            "Measured": measured(found.row),
            "Disk": amount(found.size),
            "Memory": amount(memory_needed(found.row)),
            "Licence": found.row.licence,
            "Learned from": found.row.data,
        }
        for found in standings
    ]
    if rows:
        st.dataframe(rows, hide_index=True)
