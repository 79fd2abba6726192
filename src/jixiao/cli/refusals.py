"""Why something could not be done as it was asked: one Chinese sentence with its cure, and the exit code."""

import errno

DONE, FOUND, USAGE, INTERRUPTED = 0, 1, 2, 130

TROUBLES = {
    errno.EACCES: "没有权限读写{name}，或它正被别的程序（如 Word、WPS）打开；请关闭后再试，或换一个文件夹",
    errno.EPERM: "没有权限读写{name}，或它正被别的程序（如 Word、WPS）打开；请关闭后再试，或换一个文件夹",
    errno.EROFS: "{name}所在的磁盘是只读的；请换一个能写的文件夹",
    errno.ENOENT: "没有{name}；请检查路径是否写对",
    errno.EISDIR: "{name}是文件夹，不是文件；请写到文件名为止",
    errno.ENOTDIR: "{name}的上一级是文件，不是文件夹；请换一个文件夹",
    errno.EEXIST: "{name}已经存在，而且不是文件夹；请换一个文件夹名",
    errno.ENOSPC: "磁盘已满，{name}没有写成；请清出空间后再试",
    errno.EDQUOT: "磁盘配额已满，{name}没有写成；请清出空间后再试",
    errno.ENAMETOOLONG: "{name}的名称太长；请换一个短些的名称",
    errno.ELOOP: "{name}是绕成圈的链接；请改用真正的路径",
    errno.EBUSY: "{name}正被别的程序占用；请关闭后再试",
    errno.EINVAL: "{name}不是系统认得的路径；请检查文件名里有没有不允许的字符",
}


class Refusal(Exception):  # noqa: N818 - it is no error of the program
    """What was asked for cannot be done; ``str()`` of it is one Chinese sentence with the cure."""

    exit_code = USAGE


class NotProduced(Refusal):
    """Everything was asked for rightly, but something optional is not installed."""

    exit_code = FOUND


def refusal_of(error: BaseException) -> Refusal | None:
    """Return the refusal that ``error`` amounts to, or None where it is a fault of the program itself."""
    from jixiao.engine.errors import JixiaoError, MissingToolError

    if isinstance(error, Refusal):
        return error
    if isinstance(error, MissingToolError):
        return NotProduced(str(error))
    if isinstance(error, JixiaoError):
        return Refusal(str(error))
    if isinstance(error, OSError):
        return Refusal(_trouble(error))
    if isinstance(error, MemoryError):
        return Refusal("内存不足，没有做完；请关闭其他程序，或把文件分几次处理")
    return None


def _trouble(error: OSError) -> str:
    name = f"“{error.filename}”" if error.filename is not None else "文件"
    told = TROUBLES.get(error.errno or 0)
    return told.format(name=name) if told else f"读写{name}时出错（{error.strerror or error}）；请检查路径和磁盘后再试"
