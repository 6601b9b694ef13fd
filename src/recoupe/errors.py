"""What can go wrong, said so that the reader knows what to do next."""


class RecoupeError(Exception):
    """Base of every error this package raises on purpose; the message ends with what to do."""


class InputError(RecoupeError):
    """Nothing in the given paths could be read as an article."""


class LanguageError(RecoupeError):
    """A language folder is missing or one of its rows is malformed."""


class ModelError(RecoupeError):
    """A parser model is not installed."""


class SettingsError(RecoupeError):
    """A setting has a value it cannot take."""


class JudgementError(RecoupeError):
    """A file of judgements that is none, or a judgement that cannot be one."""
