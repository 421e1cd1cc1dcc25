"""Whether letters are those of a language."""

import pytest

from corpus.pdf.characters.legibility import is_legible

ENGLISH = (
    "In the winter of that year the ferry of the island was lost in the ice, and the mail went "
    "over the sound on foot until the harbour was open again in the last days of April."
)
LEGIBLE = {
    "English": ENGLISH,
    "German": "Im Winter dieses Jahres ging die Fähre der Insel im Eis verloren, und die Post ging "
    "zu Fuß über den Sund, bis der Hafen in den letzten Tagen des April wieder offen war.",
    "Polish": "Zimą tego roku prom z wyspy zaginął w lodzie, a poczta szła pieszo przez cieśninę, "
    "dopóki port nie został ponownie otwarty w ostatnich dniach kwietnia tamtego roku.",
    "Welsh": "Yn ystod gaeaf y flwyddyn honno collwyd fferi yr ynys yn yr iâ, ac aeth y post dros "
    "y swnt ar droed nes i'r harbwr agor eto yn nyddiau olaf mis Ebrill y flwyddyn.",
    "Finnish": "Sen vuoden talvella saaren lautta katosi jäihin, ja posti kulki salmen yli "
    "jalkaisin, kunnes satama taas avattiin huhtikuun viimeisinä päivinä samana vuonna.",
    "Russian": "Зимой того года паром острова пропал во льдах, и почта шла через пролив пешком.",
    "Chinese": "那年冬天，岛上的渡轮在冰中失踪，邮件步行穿过海峡，直到四月底港口重新开放。" * 2,
    "Czech without vowels": "Strč prst skrz krk, zmrzl. " * 8,
    "few signs": "%% $$ -- ++",
    "nothing": "",
}


@pytest.mark.parametrize("name", LEGIBLE)
def test_letters_of_a_language_are_legible(name: str) -> None:
    assert is_legible(LEGIBLE[name].split())


@pytest.mark.parametrize("shift", [1, 5, 13])
def test_letters_that_stand_for_others_are_not(shift: int) -> None:
    """As where a font numbers its letters anew."""
    moved = "".join(
        chr((ord(one) - 97 + shift) % 26 + 97) if one.islower() else one for one in ENGLISH
    )
    assert not is_legible(moved.split())


def test_signs_are_not() -> None:
    assert not is_legible(["#$%&'()*+,-./:;<=>?@"] * 10)
    assert not is_legible(["\ue001\ue002\ue003"] * 40)


def test_a_table_of_numbers_is() -> None:
    assert is_legible(f"{n * 37 % 1000}.{n}" for n in range(100))


def test_consonants_alone_are_not() -> None:
    assert not is_legible(["xkcdqvbhjz", "wrtplkjhgf"] * 10)
