"""The program as it is once it has run: what the processes of `victims` are forked from, which spares each the wait."""

from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from tempfile import TemporaryDirectory

from pecdocs.cli.commands import run

with TemporaryDirectory() as _folder, chdir(_folder), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
    run(["nuevo", "plan"])
    run(["generar", "plan"])
