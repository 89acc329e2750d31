"""Genre: whether an article is a report, or an opinion or a statement that reads like one."""

from summarizer.genre.classifier import Genre, is_report, notice

__all__ = ["Genre", "is_report", "notice"]
