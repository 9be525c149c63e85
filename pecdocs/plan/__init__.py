"""The plan: read, typed, every value with its place, every node with its codigo and numeral."""

from pecdocs.plan.folder import read_plan
from pecdocs.plan.model import Nodo, Plan, Seccion

__all__ = ["Nodo", "Plan", "Seccion", "read_plan"]
