"""The reconstruction itself, with its progress stage by stage."""

import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from pages.components import memory
from pages.components.orders import Order

if TYPE_CHECKING:
    from pipeline.cutout import Cutout
    from pipeline.inspection import Inspection
    from pipeline.prediction import Prediction


@dataclass(frozen=True, eq=False)
class Job:
    """An inspected photo and what to build from it."""

    inspection: "Inspection"
    order: Order
    key: Hashable
    """Names photo, cut-out and order: the same job again costs nothing."""


@dataclass(frozen=True, eq=False)
class Result:
    """What a network made of one photo or several: level and smoothing work on it without the network."""

    order: Order
    key: Hashable
    """Names what it was made from and how."""
    prediction: "Prediction"
    cutouts: "tuple[Cutout, ...]"
    """Of the photos that the prediction has cameras of, in their order."""
    seconds: dict[str, float]
    """Stage -> seconds, up to and with the network."""


def build(job: Job) -> Result:
    """Runs the network, showing a line a stage."""
    with st.status("Building the model …", expanded=True) as status:
        for stage, taken in job.inspection.seconds.items():
            done(stage, taken)
        prediction, taken = memory.remember("prediction", job.key, lambda: _imagine(job))
        done("network", taken)
        status.update(label="Built", state="complete", expanded=False)
    seconds = {**job.inspection.seconds, "network": taken}
    return Result(job.order, job.key, prediction, (job.inspection.cutout,), seconds)


def _imagine(job: Job) -> "tuple[Prediction, float]":
    from pipeline.reconstruct import imagine

    st.markdown(
        f":material/hourglass_top: The {job.order.capacity}-capacity network for {job.order.category} …"
    )
    started = time.perf_counter()
    prediction = imagine(job.inspection, category=job.order.category, capacity=job.order.capacity)
    return prediction, time.perf_counter() - started


def done(stage: str, seconds: float) -> None:
    """One line for a finished stage."""
    st.markdown(f":green[:material/check:] {stage.capitalize()} :gray[{seconds:.2f} s]")
