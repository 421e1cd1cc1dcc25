"""Characters of symbol fonts, which Word writes as codes of the font."""

import re

_PRIVATE = 0xF000
_CODES = re.compile("[\uf000-\uf0ff]")
# Adobe's encoding of the font "Symbol", by its codes from 0x20 on; a space stands for what is a
# piece of a larger sign.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
_OTHERS = {
    "wingdings": {0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
                  0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xFC: "✓", 0xFB: "✗", 0x4A: "☺"},
}  # fmt: skip
_LONGEST_CODE = 6  # digits


def symbol(code: str | None, font: str | None) -> str:
    """The character of a `w:sym` element; empty where the font's sign is not known."""
    try:
        value = int(code or "", 16) if len(code or "") <= _LONGEST_CODE else 0
    except ValueError:
        return ""
    if not 0x20 <= value < 0xD800 and not 0xE000 <= value <= 0xFFFD:
        return ""
    name = (font or "").lower()
    in_font = value - _PRIVATE if _PRIVATE <= value < _PRIVATE + 0x100 else value
    if name == "symbol" and in_font < 0x100:
        return _of_symbol(in_font)
    if name in _OTHERS and in_font < 0x100:
        return _OTHERS[name].get(in_font, "")
    if 0xE000 <= value < 0xF900:  # a code of an unknown font
        return ""
    return chr(value)


def readable(text: str, font: str | None) -> str:
    """Text in which the codes of a symbol font are the characters that they show."""
    if _CODES.search(text) is None:
        return text
    return "".join(
        symbol(f"{ord(letter):X}", font or "Symbol") or letter
        if _PRIVATE <= ord(letter) < _PRIVATE + 0x100
        else letter
        for letter in text
    )


def _of_symbol(code: int) -> str:
    if 0x20 <= code < 0x20 + len(_SYMBOL):
        return _SYMBOL[code - 0x20]
    if 0xA0 <= code < 0xA0 + len(_SYMBOL_HIGH):
        return _SYMBOL_HIGH[code - 0xA0]
    return ""
