"""Other names that a text gives, and names that only look like such."""

import pytest

from qa.names.matcher import Names
from qa.names.other_names import OtherName, find_other_names, find_shortened


@pytest.mark.parametrize(
    ("sentence", "name", "other"),
    [
        (
            "The Carters' Union, also known as the Grey Sledges, left.",
            "Carters' Union",
            "Grey Sledges",
        ),
        ("Sky UK Limited (formerly British Sky) is large.", "Sky UK Limited", "British Sky"),
        ("The Vell Society (also called the Lamp Circle) met.", "Vell Society", "Lamp Circle"),
        ("They founded the Northern Vell (formerly Ormund).", "Northern Vell", "Ormund"),
        ("The Vell Society (hereafter “the Lamp”) met.", "Vell Society", "Lamp"),
        ("Jonas Tell, alias Fox, wrote it.", "Jonas Tell", "Fox"),
        ("Jonas Tell, or simply Fox, wrote it.", "Jonas Tell", "Fox"),
        ("Orme Gate (the so-called Iron Mouth) fell.", "Orme Gate", "Iron Mouth"),
        ("Orme Gate was formerly known as Iron Mouth.", "Orme Gate", "Iron Mouth"),
    ],
)
def test_a_name_and_its_other_name_are_found(sentence: str, name: str, other: str) -> None:
    assert list(find_other_names(sentence)) == [OtherName(name, other)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some DUSPs are also known as MAPK phosphatases.",
        "They settled in the east of Ireland, later known as the Pale.",
        "Ada Fenn (formerly Director of the Bank) spoke.",
        "Ada Fenn (Orme Gate) spoke.",
        "Orme Gate or Iron Mouth may fall.",
        "In Swat, also known as a valley, it rained.",
        "The Society is known for Ice.",
    ],
)
def test_what_is_no_other_name_is_not_found(sentence: str) -> None:
    assert list(find_other_names(sentence)) == []


def test_an_acronym_in_brackets_stands_for_the_name_before_it() -> None:
    assert list(find_shortened("“Pakistani Taliban (TTP) returns”")) == [
        OtherName("TTP", "Pakistani Taliban")
    ]


TEXT = [
    "The Tehrik-e-Taliban Pakistan (TTP) was founded in 2007.",
    "The Tehrik-e-Taliban Pakistan has many fighters.",
    "Gul, “Pakistani Taliban (TTP) returns”, The Herald.",
    "The Afghan Taliban took Kabul.",
    "The Grey Sledges, also known as the Carters of Vell, carried salt.",
    "The Paris Agreement (hereafter the Agreement) was signed.",
    "The Kyoto Agreement was older.",
]


def test_a_question_with_another_name_is_completed_with_the_first() -> None:
    names = Names.read(TEXT)
    assert "Tehrik-e-Taliban Pakistan" in names.expand("Who leads the Pakistani Taliban?")
    assert "Grey Sledges" in names.expand("What did the Carters of Vell carry?")
    assert "Carters of Vell" in names.expand("What did the Grey Sledges carry?")


def test_two_things_do_not_become_one() -> None:
    names = Names.read(TEXT)
    assert "Pakistan" not in names.expand("What did the Afghan Taliban take?")
    assert "Paris" not in names.expand("When was the Kyoto Agreement signed?")
    assert "Kyoto" not in names.expand("When was the Agreement signed?")
    twice = Names.read(
        [
            "The Lamp Circle (also called the Moth) met.",
            "The Vell Society (also called the Moth) met.",
        ]
    )
    assert "Lamp" not in twice.expand("Who led the Vell Society?")
    assert "Vell" not in twice.expand("Who led the Lamp Circle?")
