"""What the server answers from: one opened index, opened again when another is pointed at."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from index.encoder import Encoder
from index.reader import Index
from qa.answer import Answer
from qa.ask import Asker
from qa.loading import load_asker, load_encoder, open_current
from qa.request import Request
from qa.settings import Settings

_REMEMBERED = 512  # answers


@dataclass
class State:
    """Shared by all requests. Every method may be called from any thread."""

    settings: Settings
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _encoder: Encoder | None = None
    _seen: bytes = b""
    _asker: Asker | None = None
    _answers: OrderedDict[tuple[str, Request], Answer] = field(default_factory=OrderedDict)

    def asker(self) -> Asker:
        """What answers now. Raises `NoIndex`, `DamagedIndex` or `UnusableModel`."""
        with self._lock:
            pointed = self.settings.index_home.pointed()
            if self._asker is None or pointed != self._seen:
                index = open_current(self.settings)
                if self._encoder is None:
                    self._encoder = load_encoder(self.settings)
                chosen = self.settings
                self._asker = load_asker(chosen, index, self._encoder)
                self._seen = pointed
                self._answers.clear()
            return self._asker

    def index(self) -> Index:
        return self.asker().index

    def ask(self, request: Request) -> Answer:
        """An answer; the same question again is answered from memory."""
        current = self.asker()
        key = (current.index.id, request)
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known
        answer = current.ask(request)
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return answer
