"""Genre: whether an article is a report, or an opinion or a statement that reads like one."""

from summarizer.genre.classifier import Genre, genre_of, notice

__all__ = ["Genre", "genre_of", "notice"]
