"""The papers: what is opened, what the leader remarks, the files that were made and kept."""

from .documents import Document, DocumentChange
from .kept import DocumentFile, DocumentRemark, SectionWording
from .settings import DocumentSettings

__all__ = [
    "Document",
    "DocumentChange",
    "DocumentFile",
    "DocumentRemark",
    "DocumentSettings",
    "SectionWording",
]
