"""Small papers of the project's own, whose data is full, missing, empty or of several kinds."""

from pathlib import Path

_SALT = """\
Salt Roads of the Vell

The Salt Roads of the Vell
Harald Quist and Imogen Bray

The Vell is a dry valley in which salt was carried on sledges until 1907. The Vellish Carters'
Union, also known as the Grey Sledges, counted 4,310 loads in the winter of 1881.[1] Each load paid
a toll of two pence at Orme Gate.[2] The warden of Orme Gate was Tobias Lunt, who kept the keys for
31 years.[3]

A rival road was opened in 1894 by the Northern Salt Company (NSC). It carried 900 loads a
month.[4] Carters complained that the new road was steep.[5] The company closed it after nine
winters.[6] The sledges were last seen in the spring of 1907. Nobody recorded who drove them.

A flood carried 212 barrels away in 1899.[7] The barrels were never found. Two carters drowned in
it.[8] The young clerk Ada Fenn wrote that the flood was a judgement. The Vell Gazette published
the price of salt each Friday.

Notes

[1] Marta Ilves, Sledges and Salt (Tartu: Raudmann, 1968), p. 41.
[2] Owen Pryce, “Tolls of the Upper Vell”, Journal of Road History 12:3 (1984), pp. 201-203.
[3] “The Keys of Orme Gate”, https://vellmuseum.example/keys, accessed 4 May 2019.
[4] Northern Salt Company, Report to the Directors, 1895.
[5] Ibid.
[6] Jonas Tell, The Closed Road, trans. by Ruth Amsel, 2nd ed. (London: Harrow Press, 1971), 88.
[7] Pia Sund and Karl Odd, “Barrels in the River”, The Northern Herald, 3 March 1899.
[8] Letter from a carter.
"""

_BEES = """\
On Keeping Bees in Towns

Abstract
This essay is about bees kept on roofs. It was first published in the Review of Small Farming in
1998.

Bees were kept on 61 roofs of the town of Aldmoor.¹ The town council allowed two hives a roof. The
Aldmoor Beekeepers’ Circle (hereafter “the Circle”) sold 800 jars of honey in 1996.² A swarm closed
the railway station for an hour.

¹ Nell Harker, Hives above the Street (Leeds: Comb Press, 1993), 17.
² Interview with the treasurer, 9 June 1997.
"""

_BARE = """\
A lighthouse stood on the Skerry of Tann. It was lit in 1822 and burned oil. The keeper counted
1,204 ships in a year. Its lens was bought by Lisbeth Orr for 40 pounds. The tower fell in the storm
of 1891. Nobody rebuilt it. The stones were sold to a farmer. He built a barn of them. The barn
still stands.
"""

_TOML = """\
title = "{title}"
authors = [{authors}]
language = "en"
publisher = "{publisher}"
date = "{date}"
url = "{url}"
licence = ""
origin = "Made for tests."
label = "{label}"
"""


def write(folder: Path, name: str, text: str, **about: str) -> None:
    """A paper as a folder: its text, and a description in which all that is not given is empty."""
    keys = ("title", "authors", "publisher", "date", "url", "label")
    filled = {key: about.get(key, "") for key in keys}
    filled["label"] = filled["label"] or name
    place = folder / name
    place.mkdir(parents=True)
    (place / "paper.txt").write_text(text, "utf-8")
    (place / "paper.toml").write_text(_TOML.format(**filled), "utf-8")


def small_papers(folder: Path) -> None:
    """The papers `salt` (all data, two authors, eight notes), `bees` (data empty, but the text says
    where it appeared) and `bare` (no data, no notes).
    """
    write(
        folder,
        "salt",
        _SALT,
        title="The Salt Roads of the Vell",
        authors='"Harald Quist", "Imogen Bray"',
        publisher="Vell Historical Society",
        date="2021-05-04",
        url="https://vell.example/salt",
    )
    write(folder, "bees", _BEES)
    write(folder, "bare", _BARE)
