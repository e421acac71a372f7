"""Little words by which English is told from other languages written in Latin letters."""

from __future__ import annotations

from tracker.extraction.lexicon.words import FUNCTION_WORDS

# English words that are common in some other language, too, and so tell nothing.
AMBIGUOUS = frozenset(
    """
        a in no an as so am war on is do at to by for over was had of me he men under her him us i
        all man die per via must can bin will ten most may still den hat gut see use up
        did off sin son plus mis si then dan ha ja
    """.split(),
)
ENGLISH = (
    FUNCTION_WORDS
    | frozenset("said says more also about which their there they after not only new people".split())
) - AMBIGUOUS
FOREIGN = (
    frozenset(
        """
            le la les des du un une et est dans pour que qui par sur avec au aux ce cette ont
            sont pas plus son ses
            leur mais été il elle nous vous ne se d l qu n
            der die das und ist von den dem des ein eine einen einem mit auf für nicht sich
            auch als nach bei wird
            werden hat haben sind aus zum zur im wir ich sie es dass war über vor wie noch
            el los las del una y en por con para es se su sus al lo como más fue han ha pero
            este esta según entre
            os do da das dos na nas um uma não com ao pelo pela são foi mas seu sua em e o
            di che non per il gli della delle dei nel alla sono più anche ma è i dal
            het een van dat niet zijn aan voor door ook maar bij naar om op te wordt heeft hij ze deze
            och att det som är av för på med har inte till den ett om var de från
            og af er til ikke jeg vi han hun blev blir fra
            ve bir bu için ile da olarak çok daha gibi olan sonra kadar değil ne mi
            yang dan untuk dengan tidak dari ini itu pada akan adalah oleh juga telah mereka
            kami saya atau dalam ke
            w z nie na się że jest do jak przez od po oraz są
            az és hogy nem egy van meg
            ja ei että oli hän kun mutta on se ovat
            și că în cu pe nu este din mai sa
            za su je i u od kako što nije sa bi ali
            ng mga ang sa ay na si ni kung
            ya wa kwa ni katika na cha la
            và của là các có được cho không một những
        """.split(),
    )
    - FUNCTION_WORDS
)
ELISIONS = frozenset("l d qu n j c s m t dell nell dall sull jusqu lorsqu".split())
