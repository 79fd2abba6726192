"""The exceptions, for the border only: the world outside failed, not a person's figures."""


class JixiaoError(Exception):
    """The root. ``str()`` of it is one Chinese sentence that says what happened and how to mend it."""


class BadFileError(JixiaoError):
    """A file cannot be read at all: absent, not what it says, protected, too large."""


class MissingToolError(JixiaoError):
    """Something optional that this step needs is not installed; the sentence names what to install."""


class MissingFontError(MissingToolError):
    """No font with Chinese characters was found."""
