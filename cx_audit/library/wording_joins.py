"""The words by which two questions in one are told from two things in one question."""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


BE = _set(
    """
    was were is are been be feel felt seem seemed look looked find found
    """
)
DO = _set(
    """
    did do does could would can will should
    """
)
AUXILIARIES = _set(
    """
    was were is are did do does could would can will should have has had
    """
)

MARKERS = _set(
    """
    that which who whom whose what how when where why whether if before after while until as because than since
    once so
    """
)
"""What begins a clause within the question; an “and” behind it may belong to that clause."""

ADJECTIVES = _set(
    """
    able accessible accurate active affordable airy alert alike aloof angry asleep attentive attractive
    available awake aware balanced bearable big blunt bold bored brief bright brisk busy calm careful caring
    chatty cheap cheerful clean clear cold comfortable comfy competent complete concerned concise confident
    confusing considerate consistent convenient cooked cool cooperative correct cosy courteous cramped creamy
    crisp crowded crunchy curious damp decent decisive dedicated deep dense dependable detailed diligent dim
    dirty discreet distant dry dull durable eager early earnest easy effective efficient elegant empathetic
    engaging entertaining even exact expected expensive experienced faint fair familiar fast faulty fine firm
    fit flat flawless flexible fluffy foggy frank free fresh fresh-baked friendly full fun funny fussy generous
    gentle genuine glad glossy good graceful grateful greasy great gruff handy happy hard harsh hasty healthy
    heard hearty heavy helpful high honest hot humble hygienic icy ill immediate impartial impatient in-full
    in-order in-stock informative intact intelligent intelligible interested interesting intuitive inviting
    juicy keen kind kind-hearted knowledgeable large lasting late lean legible level light light-footed
    light-hearted likeable little lively logical lonely long loose loud low loyal lucid manageable mature mean
    measured mellow memorable merry messy mild mindful modern moist moody narrow natural neat nervous new nice
    nimble noisy nosy novel obliging obvious odd on-time open orderly organised pale patient personal picky
    plain playful pleasant polite positive practical precise prepared pretty private professional prompt proper
    proud punctual pure pushy quaint quick quick-witted quiet rapid raw ready realistic reasonable relaxed
    relevant reliable respected respectful responsive rested rich ripe robust roomy rough rude safe salty sane
    scruffy seated secure sensible serious shabby shaky shallow sharp short shy silent silky simple sincere
    skilful skilled sleek sleepy slim slippery sloppy slow small smart smoky smooth sober soft solid sound sour
    spacious speedy spicy spotless stale steady steep sticky stiff straight straightforward stressful strict
    strong stuffy sturdy subtle sufficient suitable sunny supportive sure sweet swift sympathetic tactful tall
    tasteful tasty tender tense thick thin thorough tidy tight timely tired tiring tolerant tough tranquil
    transparent trim true trustworthy unclear uncomfortable understanding unfair unfriendly unhurried up-front
    up-to-date usable useful vague vain valuable valued varied versatile visible vivid warm warm-hearted weak
    weary welcome welcoming well-informed well-kept well-lit well-made well-organised well-packed wet wide wild
    wise witty worth worthwhile wrong young
    """
)
NOT_ADJECTIVES = _set(
    """
    ally apply assembly belly butterfly cable daily early family fly handful italy jelly july likely monopoly
    monthly mouthful multiply only really rely reply spoonful stable supply table timetable vegetable vegetables
    weekly
    """
)
ADVERBS_BETWEEN = _set(
    """
    also then both too very so really quite fairly well fully truly equally always
    """
)

PARTICIPLES = _set(
    """
    beaten bought bound broken brought built caught chopped chosen cut dealt done drawn driven fed fixed
    forgiven forgotten found given grown heard held hung kept known led left lent lit lost made met paid put
    read ridden said sealed seen sent set sewn shown sold spent spoken stuck swept taken taught thrown told torn
    understood woken won worn written
    """
)
NOT_PARTICIPLES = _set(
    """
    need feed speed bed red hundred indeed exceed proceed seed weed shed wicked naked
    """
)

DETERMINERS = _set(
    """
    the your our their its his her a an any each all every my this that these those
    """
)
PRONOUNS = _set(
    """
    you us it them they him her me yourself each anyone everyone someone
    """
)
PREPOSITIONS = _set(
    """
    at in on by for from to with within without before after when while until during throughout towards about of
    over into back up out off down near enough again straight right away promptly quickly politely clearly
    properly correctly safely well first at once together there here as than all both free
    """
)
AFTER_A_QUALITY = PREPOSITIONS
AFTER_A_DEED = PREPOSITIONS | DETERMINERS | PRONOUNS
AFTER_AN_AMBIGUOUS_ACT = (DETERMINERS - {"that", "this"}) | PRONOUNS | {"back", "whether", "if", "how", "why"}

VERBS = _set(
    """
    accept acknowledge adapt adjust admit advise agree alert allow analyse apologise apologize apply arrange
    arrive ask assemble assess assist assure attend avoid behave believe bend borrow breathe bring browse build
    buy cancel carry catch check choose chop clarify clean collect come communicate compensate complain complete
    concentrate confirm connect consider consult contact correct dance deliver demonstrate describe diagnose dig
    discover discuss divide do double-check download earn eat empty encourage enjoy enquire ensure enter escort
    examine expand expect explain express feel fetch fill find finish fix fold follow forgive forward gather get
    give go greet grow guess handle hang hear heat hurry identify improve inform inspect install interrupt
    introduce invest invite invoice join judge keep kneel know lead learn leave let lift listen load locate lock
    log look make manage measure meet mend mention monitor mow notify observe obtain organise outline
    participate pay peel perform pick polish pour prepare prescribe proceed propose protect prove provide pull
    push put raise reach react read realise rearrange reassemble reassure receive recommend reduce refill
    reflect refund refuse register rely remember remove repay replace reschedule resend reserve resolve restart
    restore return rewrite ring rinse run save say scan scrub see seek select send serve settle sew shake shine
    ship shut sign sing smile solve sort speak spend spray squeeze stack stay steer submit succeed suggest sweat
    sweep swim take talk teach tell thank tie tighten translate travel treat trim try understand undo unload
    unlock unpack unwrap upload use vacuum verify walk warn wash wear weigh wipe wrap write
    """
)
_MORE_WANTED = _set("accessible answered called cleaned done explained greeted helped kept met solved told thanked")
WANTED = VERBS | ADJECTIVES | PARTICIPLES | _MORE_WANTED | _set("answer call guide help name offer reply welcome")
"""What a question asks for, where nothing unwanted stands in it."""

WITH_PREPOSITION = frozenset({("wait", "for"), ("care", "for"), ("look", "for"), ("call", "for"), ("deal", "with")})

VERBS_OR_NOUNS = _set(
    """
    act address answer book call calm care charge cheer compare cook cover deal drink drive email estimate
    exchange file fit guarantee guide help hold hope hug joke label lower mark match move name note notice offer
    oil open order pack paint park phone plant plug press print promise record rent repair reply respect rest
    review ride rush seal seat share show skip smell start store supply support switch taste test text toast
    touch track trust type update visit wait warm water wave welcome wish work
    """
)
LED_BY = _set(
    """
    down up back around round over in out by along ahead on off
    """
)

OBJECTS = _set(
    """
    the a an your it them him us its their any each every something anything everything someone
    """
)
"""What follows a verb, and seldom a noun."""

SET_PHRASES = r"(?i)\b(?:up to date|on time|in order|in stock|in full|in time|up to speed)\b"
"""Qualities of several words, read as one."""

OF_THE_SECOND = frozenset({"to", "for", "of"})
"""What follows a quality and belongs to it alone: “correct and easy to understand”."""

WITHOUT_OBJECT = _set("apologise listen smile knock arrive come wait call answer reply speak talk stay help")
"""Acts that are whole without an object."""

SERIAL = _set(
    """
    come go sit stop try wait stay stand turn look call ring pop step
    """
)
"""Verbs that only lead up to the next one, as in “come and help”."""

QUALITY_ENDINGS = ("ful", "ous", "able", "ible", "ly")
HYPHENATED = ("on-time", "in-order", "in-stock", "in-full", "in-time", "up-to-date", "up-to-speed")
LOOSE_QUALITY_ENDINGS = ("ive", "ent", "ant", "ic", "al", "less", "ing", "y", "some", "ish")
"""Endings of qualities that many other words have too; they count only beside a quality that is known."""

PAST = _set(
    """
    was were is had has
    """
)
CAN_DO = _set(
    """
    could would can will should may might must shall to do did does
    """
)

THINGS = _set(
    """
    accuracy ambience app appearance atmosphere bathroom bathrooms cleanliness comfort communication competence
    decor doctor doctors drinks facilities facility food friendliness helpfulness kitchen knowledge lighting
    location music nurse nurses packaging politeness product products professionalism quality reception
    receptionist room rooms selection service services speed staff support taste team toilets variety waiter
    waiters waiting website
    """
)
"""Things that are always judged apart, so that one answer cannot serve two of them."""

NO_QUALITIES = NOT_ADJECTIVES | PREPOSITIONS | DETERMINERS | THINGS | PRONOUNS
NO_ACTS = DETERMINERS | PRONOUNS | PREPOSITIONS | MARKERS
AFTER_A_DEED_DONE_TO_YOU = AFTER_A_DEED | MARKERS

_FIXED = (
    r"please and thank(?:s| you)|up and down|safe and (?:sound|well)|loud and clear|black and white|hot and cold|"
    r"back and forth|again and again|more and more|over and over|terms and conditions|bed and breakfast|"
    r"now and (?:then|again)|"
    r"by and large|in and out|peace and quiet|copy and paste|drag and drop|mix and match|meet and greet|fish and chips|"
    r"each and every|one and only|first and foremost|far and wide|sick and tired|warm and dry|wash and (?:cut|"
    r"blow-?dry)|"
    r"cut and (?:colour|dry|blow-?dry)|click and collect|park and ride|pick and mix|lost and found|pros and cons|"
    r"signed and dated|sign and date|washed and ironed|gift-?wrapped and|nice and|good and ready|tried and tested|"
    r"open and shut|(?:large|big|old|young|short|tall|good) and (?:small|little|new|old|long|bad)|food and drinks?|"
    r"dos and don'?ts|ups and downs|come and go|comings and goings|hard and fast|plain and simple|"
    r"research and development|"
    r"health and safety|fruit and (?:veg|vegetables)|half and half|well and truly|back and ready|"
    r"thank(?:s| you) and meant? it|\w+ and (?:the |an? )?\w+ in one (?:visit|go|call|trip)|"
    r"through and through|room and board"
)
FIXED = rf"(?i)\b(?:{_FIXED})\b"
"""Phrases that are one thing although they have an “and”."""
