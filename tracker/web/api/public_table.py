"""The table of what everybody may read over the API."""

from __future__ import annotations

from typing import Final

from tracker.web.api import public_reads, public_shapes
from tracker.web.api.operations import Operation

PUBLIC_OPERATIONS: Final = (
    Operation(
        name="list_claims",
        method="GET",
        path="/claims",
        summary="List or search published claims",
        run=public_reads.list_claims,
        query=public_shapes.ClaimQuery,
        gives=public_shapes.ClaimPage,
        problems=(404,),
    ),
    Operation(
        name="show_claim",
        method="GET",
        path="/claims/<claim_id>",
        summary="Read a published claim with its sources, notes, numbers and corrections",
        run=public_reads.show_claim,
        gives=public_shapes.WholeClaim,
        problems=(404, 410),
    ),
    Operation(
        name="list_articles",
        method="GET",
        path="/articles",
        summary="List articles with published claims, that with the newest finding first",
        run=public_reads.list_articles,
        query=public_shapes.PageQuery,
        gives=public_shapes.ArticlePage,
        problems=(404,),
    ),
    Operation(
        name="show_article",
        method="GET",
        path="/articles/<article_id>",
        summary="Read an article with its published claims",
        run=public_reads.show_article,
        gives=public_shapes.WholeArticle,
        problems=(404,),
    ),
    Operation(
        name="list_speakers",
        method="GET",
        path="/speakers",
        summary="List speakers with published claims by name",
        run=public_reads.list_speakers,
        query=public_shapes.SpeakerQuery,
        gives=public_shapes.SpeakerPage,
        problems=(404,),
    ),
    Operation(
        name="show_speaker",
        method="GET",
        path="/speakers/<speaker_id>",
        summary="Read a speaker",
        run=public_reads.show_speaker,
        gives=public_shapes.PublicSpeaker,
        problems=(404,),
    ),
    Operation(
        name="list_corrections",
        method="GET",
        path="/corrections",
        summary="List corrections and withdrawals, newest first",
        run=public_reads.list_corrections,
        query=public_shapes.CorrectionQuery,
        gives=public_shapes.CorrectionPage,
        problems=(404,),
    ),
)
