"""Cross-check a heap of news articles: who says what, through whom, how firmly, from how many distinct origins."""

from recoupe._version import __version__

__all__ = ["__version__"]
