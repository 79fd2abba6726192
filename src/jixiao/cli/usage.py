# ruff: noqa: ANN401 - typer keeps the classes of its commands, parameters and contexts to itself
"""Help pages and usage errors in Chinese: typer's own are English, and it offers no translation of them."""

import difflib
import re
import sys
import textwrap
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from jixiao.cli.refusals import INTERRUPTED, USAGE, refusal_of
from jixiao.cli.streams import bold, columns, line_width, padded, settle_streams, warn

NOT_AT_THE_START = "，。；：、！？）》」”%…"
_INDENT = 2


class _AsTyped:
    """What is typed stays as it is: typer would load pydantic, a fifth of a second, to find that text is text."""

    def __init__(self, *, many: bool) -> None:
        self._many = many

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - typer's way of asking
        """Return what was typed; the words of an argument that may be given more than once as a list."""
        return [*(value or ())] if self._many else value


def _take_as_typed(param: Any, *, many: bool = False) -> Any:
    if param is not None:
        coercion = _AsTyped(many=many)
        param.get_runtime_param = lambda: coercion
    return param


class Command(TyperCommand):
    """A command with its help in Chinese."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        params: list[Any] = self.params
        for param in params:
            kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
            if kind in (str, list[str]):
                _take_as_typed(param, many=kind is not str)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help."""
        return _take_as_typed(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        formatter.write(usage_line(self, ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))


class Group(TyperGroup):
    """A group of commands with its help, and the errors of all below it, in Chinese.

    ``order`` names the commands in the order they are listed in; typer would put groups after commands.
    """

    order: ClassVar[tuple[str, ...]] = ()

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help."""
        return _take_as_typed(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's way of asking
        """Return the names of the commands, in their order."""
        return sorted(self.commands, key=lambda name: self.order.index(name) if name in self.order else len(self.order))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        formatter.write(usage_line(self, ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_page(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that was meant; refuse an unknown one with the nearest known."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.commands, n=1)
            asked = f"您是想用 {near[0]} 吗？" if near else f"可用的有：{'、'.join(self.list_commands(ctx))}"
            ctx.fail(f"没有“{args[0]}”这个命令；{asked}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run the command and leave with its exit code; whatever went wrong outside the program is one sentence."""
        settle_streams()
        try:
            status = super().main(*args, **{**settings, "standalone_mode": False})
        except TyperException as error:
            _tell_usage(error)
            sys.exit(USAGE)
        except Exception as error:
            refusal = refusal_of(error)
            if refusal is None:
                warn("程序本身出错，不是您的数据造成的；请把下面的内容发给维护的人。")
                raise
            warn(f"出错：{refusal}")
            sys.exit(refusal.exit_code)
        if status == INTERRUPTED:
            warn("已中断；没有留下写了一半的文件。")
        sys.exit(status if isinstance(status, int) else 0)


def usage_line(command: Any, ctx: Any) -> str:
    """Return how a command is typed."""
    pieces = [f"用法：{ctx.command_path}"]
    if len(command.get_params(ctx)) > len(_arguments(command)):
        pieces.append("[选项]")
    pieces += [_shown_argument(argument) for argument in _arguments(command)]
    if isinstance(command, TyperGroup):
        pieces.append("命令 …")
    return " ".join(pieces) + "\n"


def help_page(command: Any, ctx: Any) -> str:
    """Return the help of a command: usage, what it does, commands, arguments, options."""
    told = "\n".join(wrapped(line, indent=_INDENT) for line in explanation(command).splitlines())
    page = [usage_line(command, ctx), told, ""]
    if isinstance(command, TyperGroup):
        names = command.list_commands(ctx)
        rows = [(name, explanation(command.commands[name]).partition("\n")[0]) for name in names]
        page += _section("命令", rows)
    page += _section("参数", argument_rows(command))
    page += _section("选项", option_rows(command, ctx))
    return "\n".join(page)


def explanation(command: Any) -> str:
    """Return what a command does, in paragraphs."""
    return textwrap.dedent(command.help or "").strip()


def argument_rows(command: Any) -> list[tuple[str, str]]:
    """Return how each argument of a command is written and what it is."""
    return [(_shown_argument(argument), argument.help or "") for argument in _arguments(command)]


def option_rows(command: Any, ctx: Any) -> list[tuple[str, str]]:
    """Return how each option of a command is written and what it does, the one for help last."""
    return [_option_row(param) for param in command.get_params(ctx) if param.param_type_name == "option"]


def wrapped(text: str, *, indent: int, width: int | None = None) -> str:
    """Return ``text`` in lines that fit, every one indented; Chinese may break anywhere but before its marks."""
    room = (width or line_width()) - indent
    lines, line = [], ""
    for word in re.findall(rf"[\x21-\x7e]+|.[{NOT_AT_THE_START}]*", text):
        if line and columns(line + word) > room:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return "\n".join(" " * indent + each for each in (*lines, line.rstrip())).rstrip()


def _section(title: str, rows: list[tuple[str, str]]) -> list[str]:
    if not rows:
        return []
    first = max(columns(name) for name, _ in rows) + 2
    lines = [bold(f"{title}：")]
    for name, told in rows:
        text = wrapped(told, indent=first + _INDENT)
        lines.append(" " * _INDENT + padded(name, first) + text.lstrip())
    return [*lines, ""]


def _option_row(option: Any) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    if option.opts == ["--help"]:
        return names, "显示这段说明"
    told = option.help or ""
    if isinstance(option.default, str) and option.default:
        told += f"（默认 {option.default}）"
    return (names if option.is_flag else f"{names} {option.metavar}"), told


def _arguments(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "argument"]


def _shown_argument(argument: Any) -> str:
    name = f"{argument.metavar or argument.name}{'…' if argument.nargs != 1 else ''}"
    return name if argument.required else f"[{name}]"


def _tell_usage(error: TyperException) -> None:
    """Print a usage error; the classes are known by name, since typer keeps them to itself."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        warn(error.message)
        return
    warn(f"出错：{_TOLD.get(kind, _tell_other)(error)}")
    if context is not None:
        warn(f"{usage_line(context.command, context).rstrip()}\n详细说明：{context.command_path} --help")


def _tell_unknown_option(error: Any) -> str:
    near = f"；您是想用 {error.possibilities[0]} 吗？" if error.possibilities else ""
    return f"没有“{error.option_name}”这个选项{near}"


def _tell_missing(error: Any) -> str:
    return f"缺少{_shown_parameter(error.param)}"


def _tell_option_usage(error: Any) -> str:
    if "requires" in error.message:
        return f"选项 {error.option_name} 后面缺少内容"
    return f"选项 {error.option_name} 后面不带内容"


def _tell_bad_value(error: Any) -> str:
    return f"{_shown_parameter(error.param)}填得不对：{error.message}"


def _tell_other(error: TyperException) -> str:
    extra = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message)
    return f"多出了内容“{extra[1]}”；路径里有空格时请用引号括起来" if extra else error.message


_TOLD = {
    "NoSuchOption": _tell_unknown_option,
    "MissingParameter": _tell_missing,
    "BadOptionUsage": _tell_option_usage,
    "BadParameter": _tell_bad_value,
}


def _shown_parameter(param: Any) -> str:
    if param is None:
        return "参数"
    if param.param_type_name == "option":
        return f"选项 {max(param.opts, key=len)} {param.metavar or ''}".rstrip()
    return f"参数“{param.metavar or param.name}”"
