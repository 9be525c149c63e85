"""Seguimiento: what was done of a plan, in exact numbers. Pure arithmetic on a Plan and the answers of its areas."""

from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.folder import read_answers, try_answers
from pecdocs.seguimiento.items import Item, followed
from pecdocs.seguimiento.progress import Activity, Avance, Group, Progress, progress
from pecdocs.seguimiento.proposal import propose
from pecdocs.seguimiento.rules import Light, Rules, rules_of
from pecdocs.seguimiento.states import Estado
from pecdocs.seguimiento.weights import Rollup

__all__ = [
    "Activity",
    "Answers",
    "Avance",
    "Estado",
    "Group",
    "Item",
    "Light",
    "Progress",
    "Rollup",
    "Rules",
    "followed",
    "progress",
    "propose",
    "read_answers",
    "rules_of",
    "try_answers",
]
