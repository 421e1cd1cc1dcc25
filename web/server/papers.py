"""The papers, as page and API list, add and remove them."""

from fastapi import UploadFile

from corpus.library.added import Given
from index.search.protocol import SearchIndex
from qa.papers import FoundPaper, ListedPaper, add_file, largest_size
from qa.papers import list_papers as papers_of
from qa.papers import remove as remove_paper
from web.server.job_runner import JobRunner
from web.server.jobs import Job
from web.server.state import ServerState

_LONGEST_FILE_NAME = 500  # characters of an uploaded file's name that errors show


def largest_paper_size(state: ServerState) -> int:
    """Bytes of the largest paper that may be added."""
    return largest_size(state.settings)


def list_papers(state: ServerState, index: SearchIndex | None) -> list[ListedPaper]:
    """The papers in the papers folders, followed by those that cannot be opened.

    Raises `BadPaper` where a papers folder itself cannot be read.
    """
    report = index.about.report if index and index.about else None
    return papers_of(state.settings, index.documents if index else {}, report)


def add_uploaded_paper(
    state: ServerState,
    index: SearchIndex | None,
    upload: UploadFile,
    title: str,
    authors: str,
) -> FoundPaper:
    """Read an uploaded file and add it as a paper, which is not indexed yet.

    `authors` are separated by semicolons or line breaks. Raises `UnreadablePaper`, `TooLarge`,
    `BadDescription` and `BadPaper`.
    """
    return add_file(
        state.settings,
        upload.file.read(largest_paper_size(state) + 1),
        upload.content_type,
        file_name(upload),
        Given(title, authors.replace("\n", ";").split(";")),
        indexed=index.documents if index else (),
    )


def file_name(upload: UploadFile) -> str:
    """The name of an uploaded file."""
    return (upload.filename or "")[:_LONGEST_FILE_NAME] or "the file"


def remove_added_paper(state: ServerState, jobs: JobRunner, ident: str) -> Job:
    """Delete a paper that was added, and start the rebuild that removes it from the index.

    Raises `UnknownPaper`, and `UnreadablePaper` where its files cannot be deleted.
    """
    remove_paper(state.settings, ident)
    return jobs.start(after_change=True)
