"""Takes an article apart: passages, and the claims that are made in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tracker.extraction.claims import ReadText, find_claims
from tracker.extraction.narration.voice import Voice
from tracker.extraction.proposal import Splitting
from tracker.extraction.reading.attribution import find_attributions
from tracker.extraction.reading.encoder import shipped_model
from tracker.extraction.reading.encoding import encode_text
from tracker.extraction.structure.language import is_english
from tracker.extraction.structure.parts import read_structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.extraction.claims import Silence
    from tracker.extraction.proposal import ProposedPassage
    from tracker.extraction.reading.encoder import Model
    from tracker.extraction.structure.tokens import Sentence

# What reads English, and what is left for other languages; with every proposal goes which of them made it.
SPLITTER_NAME: Final = "reader"
FALLBACK_NAME: Final = "quotations"
FALLBACK_NOTICE: Final = (
    "This text does not read as English, so only its sentences and quotation marks were used: "
    "claims without quotation marks were not looked for."
)
_WHY_SILENT = {
    Voice.OPINION: "the article's own opinion",
    Voice.PREDICTION: "a prediction of the article's own",
    Voice.QUESTION: "a question",
    Voice.REMARK: "nothing in it to check",
    Voice.REPORTED: "part of what somebody says",
}


def split_article(
    text: str, *, published_on: date | None = None, model: Model | None = None, threads: int = 1
) -> Splitting:
    """Split a canonical text into passages and proposed claims; the same text always gives the same value.

    Takes linear time on any input. A headline and a standfirst make no claims of their own when there is
    running text. Claims come in the order in which their content begins. `published_on` lets their wording
    name the day that `on Friday` means. `model` is the shipped one unless another is given; a text that is
    not in English is split by its sentences and quotation marks alone, and the notice says so.
    """
    structure = read_structure(text)
    model = model or shipped_model()
    knows_language = is_english(structure.sentences)
    blocks = structure.blocks if knows_language else ()
    encoded = encode_text(text, blocks, structure.quotations, model.tokenizer)
    reading = model.read(encoded, threads=threads)
    read = ReadText(
        text=text,
        published_on=published_on,
        encoded=encoded,
        sentences=structure.sentences,
        quotations=structure.quotations,
        attributions=find_attributions(text, encoded, reading.attributions, structure.quotations),
        voices=reading.voices,
    )
    claims, silences = find_claims(read, model.voice_threshold if knows_language else None)
    return Splitting(
        splitter_name=SPLITTER_NAME if knows_language else FALLBACK_NAME,
        splitter_version=model.version,
        passages=_explained(structure.passages, structure.sentences, silences),
        claims=claims,
        notice="" if knows_language or not structure.sentences else FALLBACK_NOTICE,
    )


def _explained(
    passages: Sequence[ProposedPassage], sentences: Sequence[Sentence], silences: Sequence[Silence]
) -> tuple[ProposedPassage, ...]:
    """Give the sentences that make no claim their reason."""
    starts = [passage.span.start for passage in passages]
    explained = list(passages)
    for silence in silences:
        number = bisect_right(starts, sentences[silence.sentence].span.start) - 1
        why = _WHY_SILENT.get(silence.judgement.voice)
        if why:
            explained[number] = replace(explained[number], reason=f"no claim: {why}")
    return tuple(explained)
