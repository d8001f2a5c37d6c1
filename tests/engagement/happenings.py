"""What can happen at each touchpoint of the made-up organisation, from eroding to remarkable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Happening:
    """One way for a visit to go: the feeling, the basics not met, what was said, and perhaps an extra."""

    feeling: str
    missed: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    quote: str = ""
    extra: tuple[str, str, str, str] | None = None
    """What they did, who did it, its grade, and whether it was treatment or stuff."""
    moment: tuple[str, str] | None = None
    """What it was, and the feeling."""
    bad_pole: bool = False
    worked_out: str = ""


BASICS = {
    "website": ("my-need", "me-first", "how-solved", "reach-a-person", "what-next", "what-it-costs", "on-a-phone"),
    "call": ("person-soon", "listened", "asked-why", "ownership", "my-time", "thanked"),
    "buy": ("easy-to-finish", "price-clear", "delivery-clear", "promise-kept", "each-part", "needed-me"),
    "problem": ("welcomed", "keen", "owned", "solved-or-day", "automatic-reply", "mended-first"),
    "leader": ("said-yes", "reached", "leader-listened", "something-happened"),
}
PAIRS = {
    "website": "spoke-to-me",
    "call": "mattered",
    "buy": "welcomed",
    "problem": "helped",
    "leader": "important",
}

HAPPENINGS = {
    "website": {
        "e": Happening(
            "unimportant 6",
            missed=("my-need", "reach-a-person"),
            quote="Since 1931 the leading house of tiles.",
            bad_pole=True,
            worked_out="I read their history and left",
        ),
        "r": Happening(
            "confused 3",
            partly=("what-it-costs",),
            quote="Prices on request.",
            worked_out="I found the tile, and no price",
        ),
        "c": Happening("pleased 4", quote="Order before noon, laid by Friday.", worked_out="It had what I looked for"),
        "b": Happening(
            "reassured 5",
            quote="Tell us about your room.",
            extra=("they showed my own room with the tile in it", "", "glad", "treatment"),
            worked_out="I knew what to order",
        ),
        "x": Happening(
            "delighted 8",
            quote="Not sure? Show us the room on a call.",
            extra=(
                "Wanda looked at my kitchen on a call and talked me out of the dear ones",
                "Wanda",
                "tell",
                "treatment",
            ),
            worked_out="I would have ordered at once",
        ),
    },
    "call": {
        "e": Happening(
            "annoyed 7",
            missed=("person-soon", "ownership"),
            quote="You would have to ask the warehouse.",
            moment=("cut off while being passed on", "frustrated 8"),
            bad_pole=True,
            worked_out="I gave up after the third transfer",
        ),
        "r": Happening(
            "ignored 3", partly=("listened",), quote="What is the order number?", worked_out="I was dealt with"
        ),
        "c": Happening("satisfied 1", quote="Tiles, good morning.", worked_out="I got my answer"),
        "b": Happening(
            "respected 6",
            quote="What are you tiling, if I may ask?",
            extra=("she rang back within the hour with the right grout", "Wanda", "glad", "treatment"),
            worked_out="She knew before I had finished",
        ),
        "x": Happening(
            "valued 9",
            quote="Let me walk over and look at it for you.",
            extra=("he went to the shelf and sent a picture", "Pim", "tell", "treatment"),
            worked_out="I have never had that on a telephone",
        ),
    },
    "buy": {
        "e": Happening(
            "stupid 6",
            missed=("easy-to-finish",),
            partly=("price-clear",),
            quote="That is only for account holders.",
            bad_pole=True,
            worked_out="I was sent back to the first page twice",
        ),
        "r": Happening(
            "disappointed 3",
            partly=("delivery-clear",),
            quote="Between eight and six.",
            worked_out="It came a day late",
        ),
        "c": Happening("pleased 5", quote="Your order is confirmed.", worked_out="All of it came"),
        "b": Happening(
            "welcomed 6",
            quote="Thank you, we packed them twice.",
            extra=("a spare tile in the box", "", "glad", "stuff"),
            worked_out="It came whole and on its day",
        ),
        "x": Happening(
            "grateful 8",
            quote="You will not need the expensive glue for that.",
            extra=("the driver carried forty kilos up the stairs", "Ruud", "tell", "treatment"),
            worked_out="Better than I asked for",
        ),
    },
    "problem": {
        "e": Happening(
            "guilty 7",
            missed=("welcomed", "owned"),
            quote="Did you keep the packaging?",
            moment=("asked whether I had dropped them", "stupid 7"),
            bad_pole=True,
            worked_out="I still have the broken ones",
        ),
        "r": Happening(
            "frustrated 4",
            partly=("solved-or-day",),
            quote="Somebody will be in touch.",
            worked_out="Nobody was in touch",
        ),
        "c": Happening("relieved 4", quote="We will send new ones.", worked_out="New ones came"),
        "b": Happening(
            "relieved 7",
            quote="That must not happen to you.",
            extra=("new tiles the same evening", "Ruud", "glad", "treatment"),
            moment=("a long wait before anybody came", "annoyed 4"),
            worked_out="Mended before I was asked again",
        ),
        "x": Happening(
            "amazed 9",
            quote="Keep the broken ones for the corners, we bring new ones now.",
            extra=("he came with new tiles and laid the first row", "Pim", "tell", "treatment"),
            worked_out="I would tell anybody",
        ),
    },
    "leader": {
        "e": Happening(
            "unwelcome 6",
            missed=("said-yes",),
            quote="What is it regarding?",
            bad_pole=True,
            worked_out="I was kept from them",
        ),
        "r": Happening(
            "suspicious 3", partly=("reached",), quote="I can pass it on.", worked_out="A call back on the third day"
        ),
        "c": Happening("confident 5", quote="One moment, I will connect you.", worked_out="I was heard"),
        "b": Happening(
            "respected 7",
            quote="Tell me, I have time.",
            extra=("wrote down what I said and sent it to me", "Greta", "glad", "treatment"),
            worked_out="Something happened the same week",
        ),
        "x": Happening(
            "special 8",
            quote="I would like to come and see it.",
            extra=("came by to look at the floor", "Greta", "tell", "treatment"),
            worked_out="The boss knelt on my kitchen floor",
        ),
    },
}
