"""What an office can set, by environment variable: each with its type, its default and a sentence.

A value that is not what it should be ends the program with one sentence that names the variable.
"""

import dataclasses
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jixiao.engine.errors import JixiaoError

YES, NO = ("1", "是", "true", "yes", "on"), ("0", "否", "false", "no", "off")


class BadSettingError(JixiaoError):
    """A setting holds something it must not hold."""


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable; ``read`` turns its words into a value or raises ValueError with what is wanted."""

    name: str
    read: Callable[[str], Any]
    default: str
    kind: str
    sentence: str

    def value(self, environment: Mapping[str, str]) -> Any:  # noqa: ANN401 - each setting has its own type
        """Return what is set, or the default; raise BadSettingError for a value that does not fit."""
        words = environment.get(self.name, "").strip() or self.default
        try:
            return self.read(words)
        except ValueError as fault:
            message = f"环境变量 {self.name}={words} 不能用：{fault}。{self.sentence}"
            raise BadSettingError(message) from fault


def yes_or_no(words: str) -> bool:
    """Return what 是/否 means."""
    if words.lower() in YES:
        return True
    if words.lower() in NO:
        return False
    raise ValueError("应当是 1 或 0")


def between(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within bounds."""

    def read(words: str) -> int:
        if not words.isdecimal() or not least <= int(words) <= most:
            message = f"应当是 {least} 到 {most} 之间的整数"
            raise ValueError(message)
        return int(words)

    return read


def names(words: str) -> tuple[str, ...]:
    """Return the names between commas."""
    found = tuple(name.strip() for name in words.split(",") if name.strip())
    if any("/" in name or " " in name for name in found):
        raise ValueError("应当是用逗号隔开的主机名，不带 http:// 和斜杠")
    return found


def folder(words: str) -> Path:
    """Return a folder, which is made when it is first needed."""
    path = Path(words).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise ValueError("那里是一个文件，不是文件夹")
    return path


def optional_folder(words: str) -> Path | None:
    """Return a folder that must be there, or None where none is named."""
    if not words:
        return None
    path = Path(words).expanduser().resolve()
    if not path.is_dir():
        raise ValueError("没有这个文件夹")
    return path


def secret(words: str) -> str:
    """Return a key that is long enough to be one, or "" for the one kept in the data folder."""
    if words and len(words) < LEAST_SECRET:
        message = f"应当至少 {LEAST_SECRET} 个字符"
        raise ValueError(message)
    return words


def database(words: str) -> str:
    """Return the address of a database, postgresql://… or sqlite:///…, as it was given."""
    if words and not words.startswith(("postgresql://", "postgres://", "sqlite:///")):
        raise ValueError("应当以 postgresql:// 或 sqlite:/// 开头")
    return words


def site(words: str) -> str:
    """Return the address of the site without a slash at its end, or "" where none is named."""
    if words and not words.startswith(("http://", "https://")):
        raise ValueError("应当以 http:// 或 https:// 开头")
    return words.rstrip("/")


def plain(words: str) -> str:
    """Return the words as they are."""
    return words


LEAST_SECRET = 32
SETTINGS = (
    Setting("JIXIAO_DATA", folder, "./var", "文件夹", "数据库、佐证材料和密钥都在这里。"),
    Setting("DATABASE_URL", database, "", "地址", "空着用数据文件夹里的 SQLite；或 postgresql://用户:口令@主机/库名。"),
    Setting("JIXIAO_SECRET_KEY", secret, "", "文字", "签名密钥；空着时第一次启动自动生成，保存在数据文件夹。"),
    Setting("JIXIAO_HOSTS", names, "127.0.0.1,localhost", "主机名", "网站的主机名，多个用逗号隔开。"),
    Setting("JIXIAO_DEBUG", yes_or_no, "0", "是否", "开发用；正式使用必须为 0。"),
    Setting("JIXIAO_HTTPS", yes_or_no, "0", "是否", "网站经 HTTPS 提供时填 1，登录凭据只走加密连接。"),
    Setting("JIXIAO_UPLOAD_MB", between(1, 500), "20", "整数", "单个佐证文件的上限，MB。"),
    Setting("JIXIAO_IDLE_MINUTES", between(5, 720), "30", "整数", "多少分钟不操作就要重新登录。"),
    Setting("JIXIAO_LOCK_AFTER", between(3, 20), "5", "整数", "连续输错多少次口令后锁定。"),
    Setting("JIXIAO_LOCK_MINUTES", between(1, 1440), "15", "整数", "锁定多少分钟。"),
    Setting("JIXIAO_PASSWORD_DAYS", between(0, 3650), "180", "整数", "口令最长使用多少天，0 为不限。"),
    Setting("JIXIAO_PROXY_HOPS", between(0, 5), "0", "整数", "前面有几层自己的反向代理，决定来访地址怎样取。"),
    Setting("JIXIAO_FONTS", optional_folder, "", "文件夹", "生成 PDF 用的中文字体文件夹，空着用系统字体。"),
    Setting("JIXIAO_SITE", site, "", "地址", "网站的地址，邮件里的链接用；空着时邮件不带链接。"),
    Setting("JIXIAO_SMTP_HOST", plain, "", "主机名", "发邮件摘要的 SMTP 服务器；空着时邮件只打印在终端。"),
    Setting("JIXIAO_SMTP_PORT", between(1, 65535), "25", "整数", "SMTP 端口；465 端口直接加密。"),
    Setting("JIXIAO_SMTP_USER", plain, "", "文字", "SMTP 用户名，空着不登录。"),
    Setting("JIXIAO_SMTP_PASSWORD", plain, "", "文字", "SMTP 口令。"),
    Setting("JIXIAO_SMTP_TLS", yes_or_no, "0", "是否", "SMTP 用 STARTTLS 加密时填 1。"),
    Setting("JIXIAO_SMTP_FROM", plain, "jixiao@localhost", "邮箱", "邮件摘要的发件人。"),
    Setting("JIXIAO_SMS", site, "", "地址", "有奖竞答发短信验证码的网关，收 JSON；空着时短信只打印在终端。"),
    Setting("JIXIAO_SMS_KEY", plain, "", "文字", "短信网关的密钥，放在 Authorization: Bearer 里。"),
    Setting("JIXIAO_WECHAT_APPID", plain, "", "文字", "微信认证服务号的 AppID；空着时有奖竞答不能用微信进入。"),
    Setting("JIXIAO_WECHAT_SECRET", plain, "", "文字", "微信认证服务号的 AppSecret，只在服务器上。"),
    Setting("JIXIAO_WECHAT_OPEN", site, "https://open.weixin.qq.com", "地址", "微信网页授权页的地址，一般不改。"),
    Setting("JIXIAO_WECHAT_API", site, "https://api.weixin.qq.com", "地址", "微信接口的地址，一般不改。"),
)  # fmt: skip


def read_settings(environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return every setting by name; raise BadSettingError for the first that does not fit."""
    given = os.environ if environment is None else environment
    return {setting.name: setting.value(given) for setting in SETTINGS}
