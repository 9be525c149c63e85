"""From one communications plan kept as YAML to every official document it owes.

The packages are the stages of the flow, in this order: `reading`, `plan` and `formato`, `layout`, `word`, `opc`,
`files`; `cli` is the door. `docs/architecture.md` tells what each one takes and gives.
"""

__version__ = "0.1.0"
