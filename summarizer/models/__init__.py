"""Models behind one contract: encode an article once, decode every perspective from it."""

from summarizer.models.contract import Memory, Request, Seq2Seq

__all__ = ["Memory", "Request", "Seq2Seq"]
