"""Open Packaging Conventions (ECMA-376 part 2): parts and relationships, read with care, sealed the same."""

from pecdocs.opc.package import Package

__all__ = ["Package"]
