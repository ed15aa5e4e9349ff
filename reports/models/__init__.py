"""The papers: what is opened, what the leader remarks, the files that were made and kept."""

from .documents import Document
from .kept import DocumentFile, DocumentRemark
from .settings import DocumentSettings

__all__ = ["Document", "DocumentFile", "DocumentRemark", "DocumentSettings"]
