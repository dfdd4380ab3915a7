"""The types of content, by folder: a new type is a class here, a folder of content and its templates."""

from plugins.model.answer import Answer
from plugins.model.conclusion import Conclusion
from plugins.model.contribution import Contribution
from plugins.model.council import Council
from plugins.model.discussion import Discussion
from plugins.model.document import Document
from plugins.model.event import Event
from plugins.model.news import News
from plugins.model.page import Page
from plugins.model.poll import Poll
from plugins.model.question import Question
from plugins.model.record import Record

TYPES: dict[str, type[Record]] = {
    type_.shape.folder: type_ for type_ in (Council, News, Event, Document, Poll, Question, Answer, Discussion, Contribution, Conclusion, Page)
}
SHAPES = {folder: type_.shape for folder, type_ in TYPES.items()}
LISTS = {"": ""} | {folder: f"{folder}/" for folder in ("councils", "regions", "news", "events", "documents", "polls", "questions", "discussions")}
"""Content folders that a text may link to, and the address of the list page that each one has."""
