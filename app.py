"""The browser application, `streamlit run app.py`: a router. TensorFlow waits until the page has painted."""

from pathlib import Path

import streamlit as st

# a file of our own: Streamlit would fetch any other icon from the network
st.set_page_config(
    page_title="Unflatten", page_icon=Path(__file__).with_name("pages") / "icon.png", layout="wide"
)
st.html("<style>.stMainBlockContainer { padding-top: 4.5rem; padding-bottom: 3rem }</style>")

st.navigation(
    [
        st.Page("pages/reconstruct.py", title="Reconstruct", icon=":material/deployed_code:", default=True),
        st.Page("pages/several.py", title="Several photos", icon=":material/photo_library:"),
        st.Page("pages/depth.py", title="Depth", icon=":material/landscape:"),
        st.Page("pages/teach.py", title="Teach", icon=":material/school:"),
        st.Page("pages/models.py", title="Models", icon=":material/inventory_2:"),
        st.Page("pages/accuracy.py", title="Accuracy", icon=":material/insights:"),
    ],
    position="top",
).run()
