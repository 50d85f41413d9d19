"""What the browser shows: Streamlit only, no arithmetic and no networks; everything else is `pipeline`."""
