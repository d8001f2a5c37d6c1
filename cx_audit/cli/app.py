"""The command line: commands that are loaded when they run, and the one place where errors become words."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cx_audit.cli.options import Above, Data, Plain
from cx_audit.errors import BadInput, CxAuditError
from cx_audit.text import clean

COMPLETING = "_CX_AUDIT_COMPLETE"
FINE, NO, WRONG_USE, OUR_FAULT, STOPPED = 0, 1, 2, 3, 130

_STANDARD_STREAMS = (0, 1, 2)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_USAGE_ERROR: Any = typer.BadParameter.__bases__[0]
"""What typer raises for wrong use; it has no public name of its own."""

GROUPS = {
    "Walking": {
        "walk": ("cx_audit.cli.walk_command", "Walk the touchpoints of an organisation, as its customer."),
        "resume": ("cx_audit.cli.resume_command", "Go on with a walk that was paused."),
        "list": ("cx_audit.cli.list_command", "List the audits, finished and open."),
        "show": ("cx_audit.cli.show_command", "Show what a finished walk came to."),
        "demo": ("cx_audit.cli.demo_command", "Look around with a made-up organisation."),
        "checklist": ("cx_audit.cli.checklist_commands", "List, show, check, write and compare checklists."),
    },
    "Several leaders, rounds and clients": {
        "prepare": ("cx_audit.cli.prepare_command", "Write the briefing, the agenda and the field sheets for a team."),
        "roster": ("cx_audit.cli.roster_command", "Keep your private list of who takes part."),
        "team": ("cx_audit.cli.team_command", "Put the leaders of one round side by side."),
        "compare": ("cx_audit.cli.compare_command", "Compare the rounds of an organisation."),
        "follow-ups": (
            "cx_audit.cli.follow_ups_command",
            "See what was promised; mark it kept or broken.",
        ),
        "volumes": ("cx_audit.cli.volumes_command", "Say how many customers pass each touchpoint in a year."),
        "portfolio": ("cx_audit.cli.portfolio_command", "See where all your organisations stand."),
        "report": ("cx_audit.cli.report_command", "Write a report that a leader or a client keeps."),
    },
    "Your data": {
        "export": ("cx_audit.cli.export_command", "Write audits to a file or to tables, also without names."),
        "import": ("cx_audit.cli.import_command", "Bring in audits from another laptop."),
        "verify": ("cx_audit.cli.verify_command", "Check that every audit is whole and unchanged."),
        "forget": ("cx_audit.cli.forget_command", "Remove an organisation or an audit, and all that was made from it."),
        "where": ("cx_audit.cli.where_command", "Say where audits and checklists are kept."),
    },
}
"""The commands as the help lists them: each with its module and what it does."""

COMMANDS = {name: command for group in GROUPS.values() for name, command in group.items()}


class _LazyCommands(MutableMapping[str, Any]):
    """Commands by name; a command's module is imported when the command is asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            module, _ = COMMANDS[name]
            command = typer.main.get_command(import_module(module).app)
            command.name = name
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError("the commands are fixed")

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Named:
    """As much of a command as a completion shows."""

    hidden = False

    def __init__(self, about: str) -> None:
        self._about = about

    def get_short_help_str(self) -> str:
        return self._about


class _LazyGroup(TyperGroup):
    """Lists and completes its commands without importing them."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: Any = _LazyCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for heading, group in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, about) for name, (_, about) in group.items()])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        listed = {name: _Named(about) for name, (_, about) in COMMANDS.items()}
        commands, self.commands = self.commands, listed
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.commands = commands


app = typer.Typer(
    cls=_LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(
    invoke_without_command=True,
    epilog="Example: cx-audit walk. Nothing leaves this computer; answers are kept in files of your own.",
)
def home(
    ctx: typer.Context,
    data: Data = None,
    plain: Plain = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and stop.")] = False,
) -> int | None:
    """Become a customer of your own organisation, and see where trust was built and where it was eroded.

    Without a command, in a terminal: go on, begin a walk, read results.
    """
    ctx.obj = Above(data=data, plain=plain)
    if version:
        from cx_audit import __version__

        typer.echo(f"cx-audit {__version__}")
        return FINE
    if ctx.invoked_subcommand is not None:
        return None
    from cx_audit.terminal.screen import has_terminal

    if not has_terminal():
        typer.echo(ctx.get_help())
        return FINE
    from cx_audit.cli.home import at_home

    return at_home(data, plain=plain)


def run_command(argv: list[str]) -> int:
    """Run one command line; every error becomes a sentence on standard error and an exit code."""
    terminals = [number for number in _STANDARD_STREAMS if os.isatty(number)]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if COMPLETING in os.environ:
        _complete_without_rich()
    try:
        result = typer.main.get_command(app).main(args=argv, prog_name="cx-audit", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except CxAuditError as error:
        _complain(error)
        return WRONG_USE
    except KeyboardInterrupt:
        return STOPPED
    except typer.Abort:
        return STOPPED
    except typer.Exit as leaving:
        return leaving.exit_code
    except (BrokenPipeError, SystemExit):  # typer turns a broken pipe into an exit
        return _reader_gone()
    except _USAGE_ERROR as usage:
        from cx_audit.cli.wrong_use import words_on

        typer.echo(clean(words_on(usage, argv)), err=True, nl=False)
        return WRONG_USE
    except OSError as error:
        if error.errno == errno.EIO and not all(map(os.isatty, terminals)):
            _reader_gone()  # the window was closed; whoever would read a sentence is gone
            return STOPPED
        if error.errno not in _NO_ROOM:
            return _own_fault(error, argv)
        _reader_gone()
        typer.echo(f"The output could not be written: {error.strerror}. Free some space, and try again.", err=True)
        return WRONG_USE
    except Exception as fault:  # noqa: BLE001 - the last resort: a log for us, a sentence for the person
        return _own_fault(fault, argv)
    return result if isinstance(result, int) else FINE


def _complete_without_rich() -> None:
    """Keep typer from loading rich, only to take markup out of help texts that have none."""
    modules: dict[str, Any] = sys.modules
    modules.setdefault("rich", None)


def _complain(error: CxAuditError) -> None:
    from cx_audit.cli.telling import tell

    tell(error.message, stream=sys.stderr)
    if isinstance(error, BadInput):
        for problem in error.problems:
            tell(str(problem), stream=sys.stderr, indent="  ")
    if error.hint:
        tell(error.hint, stream=sys.stderr)


def _reader_gone() -> int:
    """Whoever read our output has stopped; that is not a fault, and flushing at exit must not complain."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _own_fault(fault: Exception, argv: list[str]) -> int:
    """Write a log beside the data, and say where it is."""
    import traceback
    from datetime import datetime

    from cx_audit import __version__
    from cx_audit.cli.workspace import log_folder

    words = "".join(traceback.format_exception(fault))
    now = datetime.now().astimezone()
    where = ""
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.log"
        log.write_text(f"cx-audit {__version__} {argv[:1]}\n{sys.version}\n{words}", encoding="utf-8")
        log.chmod(0o600)
        where = f" What happened is written in {log}."
    except OSError:
        where = f" {type(fault).__name__}: {fault}"
    typer.echo(clean(f"Something went wrong in cx-audit itself; your saved answers are safe.{where}"), err=True)
    return OUR_FAULT
