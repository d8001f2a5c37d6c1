"""The words and turns of phrase that advice looks for, in lower case; English only.

Each is the source of a regular expression. `re` compiles it when it is first looked for and keeps it, so that a
checklist in which nothing hints at it (`wording_hints`) does not wait for that.
"""

from __future__ import annotations


def any_of(*phrases: str) -> str:
    """A pattern for any of these, as whole words."""
    return rf"\b(?:{'|'.join(phrases)})(?!\w)"


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SATISFACTION = any_of(
    r"(?:dis|un)?satisf\w+",
    r"(?:were|are|was|is|feel|felt) (?:you |they |it )?(?:\w+ ){0,2}(?:happy|pleased|content|impressed) with",
    r"you (?:\w+ ){0,3}(?:happy|pleased|content) with",
    r"how (?:happy|pleased|content|impressed|delighted|unhappy) (?:were|are|was|is)",
    r"(?:meet|met|match|exceed|exceeded|surpass|fulfil|fulfill|fulfilled|live up to|lived up to|fall short of|"
    r"reach|up to"
    r"|meeting|beyond|above|below|against) (?:\w+ ){0,2}expectations?",
    r"(?:was|were|is|are) (?:\w+ ){1,5}(?:acceptable|adequate)(?=\?)|to your (?:liking|taste)",
    r"csat|nps|net promoter(?: score)?",
    r"how likely (?:are|is|were|was|would) (?:you|it)",
    r"(?:would|do|will|could|can) you (?:be willing to |be likely to )?recommend",
    r"(?:you|please|to) rate (?:your|our|us|the|this|their)",
)
NOT_OF_THE_LEADER = any_of(
    r"(?:ask|asks|asked|check|checks|checked|find out|see|made sure|make sure)(?: \w+){0,3}? "
    r"(?:if|whether|that) (?:you|all|everyone) (?:\w+ )?(?:were|was) (?:\w+ )?(?:happy|pleased)"
)
"""What somebody else asked, which is something that happened and not a mark to give."""

SCALE = any_of(
    r"(?:on a |a )?scale (?:of|from) (?P<low>[0-9]{1,2}) ?(?:to|-|–) ?(?P<high>[0-9]{1,3})",
    r"(?:from|between) (?P<low2>[01]) (?:to|and) (?P<high2>[0-9]{1,3})(?! (?:minutes|hours|days|people|euros))",
    r"out of (?:five|ten) stars",
)
MIDDLE_IN_ASK = any_of(
    r"(?:good|fine|great|better|high|fast|short|warm|friendly|well|easy|happy|cheap|fair), "
    r"(?:average|okay|ok|so-so|fair|neutral|neither|acceptable|medium|all right|as usual|the same|in between)"
    r"(?: with it)?,? or",
    r"(?:always|often), sometimes,? or",
    r"(?:a lot|very much|fully|completely), (?:somewhat|a little|a bit|partly),? or not(?: at all)?",
    r"(?:neutral|average|so-so|okay|ok), (?:good|great|fine),? or (?:bad|poor)",
    r"from (?:very )?(?:poor|bad|terrible|awful|worst) to (?:very )?(?:excellent|good|great|outstanding|perfect|best)",
    r"yes, (?:maybe|partly|perhaps|sometimes|neutral|not sure),? or no",
    r"or (?:somewhere |something )?in[- ]between|or neither|or neutral|or (?:was|is|"
    r"were) it (?:just )?(?:average|okay|ok|neutral)",
)
MIDDLE_LABEL = (
    r"neutral.*|neither.*|(?:about |just )?average|ok(?:ay)?|so[- ]so|fair|middling|medium|moderate(?:ly)?|sometimes"
    r"|(?:i have )?no (?:strong )?(?:opinion|preference|feelings?)(?: either way)?|undecided|indifferent|maybe|perhaps"
    r"|(?:i am |i'm )?not sure|(?:it was )?(?:all right|acceptable|adequate|fine|nothing special)|somewhat"
    r"|about (?:the same|right|as expected)|as expected|(?:it )?depends|in between|half and half|mixed(?: feelings)?"
    r"|(?:it was )?(?:average|okay|ok|neutral|so-so)|(?:3|three) (?:of|out of) (?:5|five)(?: stars)?"
    r"|(?:4|four) (?:of|out of) (?:7|seven)|(?:5|five) (?:of|out of) (?:10|ten)|(?:i )?(?:don't|do not|cannot|"
    r"can't) (?:know|say|tell|mind)|hard to say|no answer"
)

PRAISE = (
    "great|excellent|wonderful|amazing|fantastic|awesome|brilliant|outstanding|superb|marvellous|exceptional|"
    "terrific|incredible|unbelievable|delightful|lovely|world-class|first-class|award-winning|best-in-class|"
    "unbeatable|unrivalled|spectacular|stunning|magnificent|splendid|phenomenal|fabulous|glorious|impeccable|top-notch|"
    "legendary|unforgettable|breathtaking|state-of-the-art|cutting-edge|revolutionary|unmatched|mouth-watering"
)
BLAME = (
    "terrible|awful|horrible|horrendous|dreadful|disgusting|appalling|pathetic|shocking|shameful|disastrous|abysmal|"
    "outrageous|ridiculous|absurd|unacceptable|lousy|dismal|rip-off|overpriced|shoddy|scandalous|rotten|atrocious"
)
LOADED = any_of(rf"(?:{PRAISE})(?! (?:deal|many|number|britain|care|distance|length|grand\w*))", BLAME)
OWN_PRAISE = any_of(
    r"(?:our|their) (?:(?:new|very|highly|own|most|ever|more|truly|always|well) )*(?:friendly|helpful|expert|"
    r"professional|dedicated|caring|skilled|popular|unique|"
    r"famous|improved|trusted|hard-working|knowledgeable|experienced|top|quality|fast|delicious|leading|generous)"
    r" \w+"
)
PUSHING = any_of(
    r"obviously|surely|undoubtedly|no doubt|needless to say|of course|(?<!far )as (?:we|you|everyone) (?:all )?knows?",
    r"everyone (?:agrees|knows|says|loves)|most (?:people|customers|guests|patients|clients|of our \w+) "
    r"(?:think|agree|say|find|love|prefer|like)|like most (?:people|customers|guests|patients|of our \w+)",
    r"(?:do|would|will|can) you (?:not )?agree",
    r"(?:don't|doesn't|didn't|wouldn't|won't|can't|couldn't|shouldn't|aren't|isn't it) (?:you|true|the case)"
    r"(?: (?:also|just|really))?(?: (?:agree|think|say|find|feel|love|like|enjoy|prefer|want|see|wish|know|glad|happy"
    r"|admit|believe)|(?= that))",
    r"did you (?:notice|see) how (?!to|long|many|much|often|far|soon)\w+ (?:they|it|he|she|we|the|our|their)",
    r"(?:do|would) you not (?:agree|think|say|find|feel|prefer|like|love)",
    r"(?:how much did you|what did you) (?:\w+ )?(?:enjoy|love|adore|hate)(?: (?:most|best))?",
    r"(?:wouldn't|shouldn't) (?:it|everyone|every|all|any|anyone|customers|a|the|we|they)|can you (?:believe|"
    r"imagine)|how much (?:better|faster|easier|nicer|more (?:\w+ful|\w+able|\w+ent))",
    r"(?:^|(?<=[,:] ))(?:naturally|clearly|certainly|presumably|evidently|doubtless|undeniably),? "
    r"(?:you|they|the|we|our|your|it|somebody|someone)",
    r"(?:outraged|horrified|disgusted|thrilled|amazed|blown away|appalled|wowed) (?:by|at|with|to|that)",
    r"how (?:good|bad|poor|perfect|annoyed|angry|disappointed|frustrated|upset|lucky|thrilled|rude|"
    r"delicious|tasty|friendly|unfriendly|helpful|unhelpful|kind|unkind|polite|impolite|pleasant|unpleasant|"
    r"beautiful|fun|"
    r"exciting|boring) (?:was|were|is|are|did)",
)
ENDS_OF_A_SCALE = r"\bfrom (?:very )?\w+ to (?:very )?\w+"
HARMLESS_OF_COURSE = any_of(
    r"(?:choice|kind|type|change|cost|length|end|start|content|part|place|name|level) of course"
)
TAG = (
    r"(?:,? (?:(?:is|was|were|did|do|does|are|has|had|have|would|could|can|will)n't (?:it|they|you|he|she|we))|"
    r", (?:right|correct|yes|no|agreed))\?$"
)

_AUX = "did|do|does|was|were|is|are|has|have|had|could|would|can|will|should"
_WHO = (
    r"you|they|it|he|she|we|anyone|anybody|someone|somebody|everyone|everybody|everything|anything|this|that|there|"
    r"(?:the|your|our|their|any|each|all|one|his|her|its|a|an)(?: \w+){1,3}?"
)
NEGATED = (
    rf"(?:^|[,:] )(?:and |but )?(?:(?:{_AUX}|ca|wo)n't (?:{_WHO})\b|(?:{_AUX}) (?:{_WHO}) (?<!but )(?:not|never|"
    rf"fail to)\b"
    rf"|(?:was|were|is|are) there (?:no(?:t|thing|body)?|none) "
    rf"|(?:{_AUX}) (?:nothing|nobody|no one|none of|neither of|no \w+) (?!less\b|more\b|longer than\b))"
)
NOT_AFTER_ALL = any_of("whether or not", "if not", "not only", "or not")

ENOUGH = {
    "loud": "quiet", "noisy": "quiet", "slow": "quick", "late": "early", "long": "short", "hard": "easy",
    "difficult": "easy", "complicated": "simple", "small": "large", "little": "large", "short": "long", "dark": "light",
    "dirty": "clean", "cold": "warm", "hot": "cool", "far": "near", "pushy": "patient",
    "busy": "calm", "vague": "clear", "dim": "bright", "expensive": "cheap",
}  # fmt: skip
"""What a customer wants instead of too much of something."""

UNWANTED = _set(
    """
    abandon abandoned aloof angry annoy annoyed argue avoid blame blamed bored boring break broke broken cancel
    cancelled charge charged cold complain confused confusing cramped crowded cut damaged damp delay delayed difficult
    dim dirty dismiss dismissed distant drop dry dull error errors expensive extra fail failed fault faulty feel felt
    fill find forced forget forgot forgotten fussy gone greasy gruff guess hang hard harsh hasty have had hurry hurried
    icy ignore ignored impatient impolite interrupt interrupted keep kept late leave left lie long lose lost loud mean
    messy mind miss missing moody nervous noise noisy nosy odd off pass passed pay paid problem problems push pushed
    pushy queue reject rejected refuse refused repeat repeated rough rude rush rushed search shabby shout shouted sloppy
    slow smell smelly stale sticky stuck stuffy tense tight tired tiring too trouble turned unclear uncomfortable
    unfair unfriendly unkind unhelpful vague wait waited waiting warn waste weak weary wrong worse
    """
)
"""What makes a yes bad news, or may; a “not” before it is not left out."""

STUFF = any_of(
    r"(?:gift|discount|store|free)?-?vouchers?|discounts?|coupons?|gifts?(?:[- ](?:cards?|bags?|box|boxes|sets?))?",
    r"presents?|(?:loyalty |bonus |reward )points?|bonus(?:es)?|cashback|rebates?|freebies?|giveaways?|goodies|"
    r"hampers?",
    r"(?:[0-9]+ ?%|\w+ per ?cent|half) off|money off|promo(?:tion)?(?:al)? codes?|prizes?|raffles?|samples?",
    r"(?:mugs?|pens?|tote bags?|t-shirts?|key ?rings?|stickers?|calendars?|chocolates?|sweets|biscuits|cupcakes?|"
    r"bottles? of (?:wine|champagne|sparkling wine)|champagne|bouquets?|flowers)",
    r"(?:free|complimentary) (?:\w+ )?(?:mug|pen|coffee|tea|drink|drinks|dessert|desserts|starter|wine|shipping|"
    r"delivery|"
    r"upgrade|month|item|product|bag|towels?|parking|breakfast|night|ticket|tickets|trial|meal|cake|espresso|snacks?)",
    r"on the house|gratis|complimentary \w+|(?:is|are|comes?|was|were) free(?=[.,]|$)|"
    r"upgrade[sd]? (?:\w+ ){0,2}(?:guest|customer|passenger|client|visitor)s?|(?:room|seat|class) upgrades?",
)
TREATMENT = any_of(
    r"call(?:s|ed|ing)?|rings?|rang|phone[ds]?|ask(?:s|ed|ing)?|tells?|told|listen(?:s|ed)?|hears?|heard|stay(?:s|ed)?",
    r"walk(?:s|ed)?|wait(?:s|ed)?|helps?|helped|remember(?:s|ed)?|explain(?:s|ed)?|apologi[sz]ed?|(?:say|says|"
    r"said) (?!no)",
    r"visit(?:s|ed)?|carr(?:y|ies|ied)|greet(?:s|ed)?|welcom(?:e|es|ed)|by hand|in person|hand-?written|by name|sorry",
    r"writes?|wrote|notic(?:e|es|ed)|sat|sits?|drove|repair(?:s|ed)?|mend(?:s|ed)?|read|reads|showed|learn(?:s|ed)?",
    r"thank(?:s|ed)?(?! you (?:gift|card|voucher|present))|open(?:s|ed)? the door|knew|know",
)
IN_PLACE_OF_STUFF = any_of(
    r"(?:instead|in place) of|rather than|not|no|without|nor|stop(?:s|ped)?|drop(?:s|ped)?|nothing|never|"
    r"forg[oe]t(?:ten)?"
)

_TOOL = (
    r"software|crm(?: system)?|chat ?bots?|bots?|apps?|(?:ai|i\.t\.|it|phone|ticket|ticketing|booking|queue|feedback|"
    r"call|new|telephone|management|computer|tracking|survey|e-?mail|knowledge)[- ](?:\w+ )?(?:systems?|tools?|"
    r"platforms?|solutions?)"
    r"|tools?|platforms?|dashboards?|plug-?ins?|kiosks?|portals?|ivr|tablets?|call centre system|help ?desk system|"
    r"automation|ai|licen[cs]es?|subscriptions?|databases?|voicebots?|assistants? powered by ai"
)
ONLY_A_TOOL = any_of(
    r"(?:buy|purchase|install|implement|introduce|roll out|get|set up|deploy|adopt|licen[cs]e|invest in|subscribe to|"
    r"add|launch|upgrade(?: to)?|build|create|order|procure|acquire|migrate to|switch to|move to|"
    r"replace (?:\w+ ){1,4}with|"
    r"use|bring in|develop|integrate|commission|put|place|mount|try|hand out|equip \w+ with) "
    rf"(?:(?!(?:to|in|on|at|for|of|with|by|into|beside|from|that|who|which|and|or|as|"
    rf"about) )[\w-]+ ){{0,5}}?(?:{_TOOL})(?! (?:down|away|aside|back)\b)",
    r"automate|digiti[sz]e",
)
PEOPLE_ACT = (
    r"(?:[,;.]|\band|\bthen|\bso that)(?: and| then| so that| let)? (?:(?:a|one|each|the|named) )*"
    r"(?:person|somebody|someone|call|ask|name|read|let|have|thank|tell|answer|reply|walk|sit|write|say|listen|"
    r"mend|show|watch"
    r"|go|meet|help|try)\b"
)

JARGON: dict[str, str] = {
    r"touch-?points?": "step",
    r"omni-?channel": "by phone, by mail and in person",
    r"seamless(?:ly)?": "easy",
    r"frictionless": "easy",
    r"cx": "how customers are treated",
    r"kpis?|metrics?": "figure",
    r"escalat(?:e|es|ed|ing|ions?)": "passed to somebody who could decide",
    r"stakeholders?": "those it concerns",
    r"leverag(?:e|es|ed|ing)": "use",
    r"utili[sz](?:e|es|ed|ing|ation)": "use",
    r"synerg(?:y|ies)": "working together",
    r"facilitat(?:e|es|ed|ing)": "help",
    r"onboard(?:ed|ing)?": "first days",
    r"pain[- ]points?": "trouble",
    r"(?:customer|user|buyer|client|patient|guest) journeys?": "visit",
    r"value propositions?": "offer",
    r"deliverables?": "what is handed over",
    r"empower(?:ed|s|ing|ment)?": "let",
    r"holistic(?:ally)?": "whole",
    r"best practices?": "what works",
    r"pro-?active(?:ly)?": "before being asked",
    r"actionable": "that can be done",
    r"ecosystems?": "what goes with it",
    r"end-to-end": "from beginning to end",
    r"deep[- ]dives?": "close look",
    r"low-hanging fruit": "what is easy to mend",
    r"slas?|turnaround times?": "the time that was promised",
    r"usps?": "what sets it apart",
    r"roi": "what it brings",
    r"ux|ui|user interface": "the page",
    r"churn(?:ed)?": "customers who leave",
    r"up-?sell(?:ing)?|cross-?sell(?:ing)?": "sell more",
    r"going forward": "from now on",
    r"in a timely manner": "on time",
    r"prior to": "before",
    r"(?:customer|client|user|patient|guest)-centric(?:ity)?": "about the customer",
    r"first[- ]contact resolution": "solved in the first call",
    r"granular(?:ity)?": "exact",
    r"mission-critical": "needed",
    r"thought leader(?:s|ship)?": "expert",
    r"optimi[sz](?:e|es|ed|ing|ation)": "make better",
    r"value-?add(?:ed)?": "worth",
    r"wow(?:-| )?factors?": "surprise",
    r"point of contact": "person to turn to",
    r"self-service (?:solutions?|options?)": "a way to do it yourself",
    r"purchase experience|service experience|brand experience": "purchase",
}
"""What a customer would not say, with a plain word for each."""

OWN_WORDS = r"touch-?points?"
"""Jargon that the tool itself explains to the leader, and that may stand in a note."""

ACRONYMS = _set(
    """
    HTML IBAN ISBN RSVP WLAN NATO UNESCO BBC PDF VAT FAQ ATM GPS USB SMS PIN DNA GDPR HDMI JPEG SEPA SWIFT WIFI
    LED LCD DVD URL HTTP HTTPS IKEA ASAP CSAT CRM KPI SLA USP ROI PLC NHS ISO CCTV HVAC SKU IT HR
    """
)
SHOUTED = _set(
    """
    WHY HOW WHO WHAT WHEN OUT OFF OUR YOUR YOU THE AND BUT TWO ON IN UP HAS HAD HAVE GOOD BAD NOT ALL VERY NO
    YES NEVER DID ANY NOW MUST ONLY BEST FREE EVER REALLY TOO WAS WERE EVERY ONE
    """
)

BEGINS_A_QUESTION = rf"(?:{_AUX}|who|whom|whose|what|which|when|where|why|how)\b"
ANY_JARGON = any_of(*JARGON)
