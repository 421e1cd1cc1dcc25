"""What the notes of papers say in English around the works that they cite."""

from corpus.english.tables import Pattern, WordList, words

# Elements of a citation.

ACCESSED = Pattern(
    r"[,(\s]*\b(?:last )?(?:accessed|retrieved|viewed|visited|consulted)\b(?:[^),;]"
    r"|,\s(?=\d{4}))*\)?|[,\s]*\((?:downloaded|(?:letzter )?Zugriff|abgerufen|Stand)"
    r"\b[^()]*\d{4}\)",
    "when a web page was read",
    ("(last accessed 3 May 2020)", ", retrieved March 2019", "(Zugriff: 3.5.2020)"),
    ("an accessible page",),
)
TRANSLATED = Pattern(
    r"\b(?:[Tt]ransl?\.|[Tt]ranslated|tr\.)(?:\s+(?:and ed(?:ited|\.)\s+)?by)?\s+"
    r"(?:[A-Z][\w.’'-]*\s?){1,4}|\([Tt]rans(?:lator|\.)\)",
    "who translated a work",
    ("trans. Ruth Amsel", "translated by R. Amsel", "Li Wei (trans.)"),
    ("Trans Europe Express", "an untranslated letter"),
    case=True,
)
EDITED = Pattern(
    r"(?<!\d[a-z]{2} )\b(?:[Ee]ds?\.|[Ee]dited)(?:\s+by)?\s+(?:[A-Z][\w.’'-]*\s?){1,4}"
    r"|\((?:[Ee]ds?\.?|[Ee]ditors?)\)|,\s(?:eds?\.|editors?)(?=[,\s])",
    "who edited a work",
    ("ed. Jane Roe", "edited by A. Smith", "Jane Roe (eds.)", "Jane Roe, ed., Ice"),
    ("2nd ed. (London", "an edited letter"),
    case=True,
)
EDITION = Pattern(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|revised|rev\.|new|enlarged)"
    r"(?:\s(?:revised|rev\.|enlarged))?\s+(?:ed\.|edn\.?|edition)(?!\s+by)",
    "the edition of a work",
    ("2nd ed.", "revised edition", "3rd rev. edn"),
    ("edited by", "an edition"),
)
PAGE_MARK = Pattern(
    r"\b(?:pp?|fols?)\.\s*(?:\d|[ivxlc]+\b)|\bpages?\s+\d",
    "a page, called so",
    ("p. xii", "at pages 12 and 14", "fol. 3"),
    ("12 ms", "the page"),
)
IDENTIFIER = Pattern(
    r"\b10\.\d{4,9}/[^\s,;)]*[^\s,;).]|\bISBN[:\s-]*[\d-]{9,}[\dX]|\bISSN[:\s]*\d{4}-\d{3}[\dX]",
    "a DOI, an ISBN or an ISSN",
    ("doi:10.1234/ice.5", "https://doi.org/10.1000/182.", "ISBN 978-3-16-148410-0"),
    ("10.5 tons", "doi"),
)
CONTAINED_IN = Pattern(
    r"^,?\s*(?:in|dans|en|em|nel|nella):?\s+(?:(?:his|her|their|the same)\s(?=[A-Z])|(?:idem"
    r"|eadem|id\.|ders\.|dies\.),\s(?=[A-ZÀ-Þ]))?",
    "before the book that a chapter stands in",
    (", in The Ice Trade", "In: Ice"),
    ("Indeed", "within"),
)


ARTICLES = WordList(words("the a an"), "articles, left out where titles are compared", "The ice.")
TITLE_STOP_WORDS = WordList(
    words(
        "a an and are as at be by for from has have how in into is it its of on or over that the "
        "their this to was what when who why will with"
    ),
    "words of titles that do not tell one title from another",
    "A history of the ice trade",
)

DEGREE = Pattern(
    r"\b(?:(?-i:[A-Z])[\w.]*\.? |(?:doctoral|master[’']?s) )?(?:thesis|dissertation)\b",
    "a thesis, with its degree",
    ("PhD thesis", "master's dissertation", "unpublished thesis"),
    ("theses on ice",),
)
EDITORS_OF_BOOK = Pattern(
    r",\s+(?:eds?\.|edited by)\s+([^(;]+?)\s*\(",
    "the editors of a book, before its imprint; group 1",
    ("Ice, edited by Jane Roe (London", "Ice, eds. A. Wren and J. Roe ("),
    ("Jane Roe, ed., Ice (London",),
    case=True,
)
ACCESSED_ON = Pattern(
    r"\baccessed(?: on)?:?\s+",
    "the words before the date of access",
    ("accessed on 4 March", "Accessed: 2020"),
    ("inaccessible",),
)
NAME_JOINT = Pattern(
    r"\s*(?:/|\s[ye]d?\s(?=[A-Z]\w+\s[A-Z])|,\s*(?:and|&)\s|,\s*with\s|\s(?:and|&|und"
    r"|et|with)\s|,|;)\s*",
    "what stands between the names of authors",
    ("Roe and Smith", "Roe, & Smith", "Roe, Smith", "Roe und Wren"),
    ("Sanders",),
    case=True,
)
ET_AL = Pattern(
    r",?\s+(?:et al\b\.?|and others\b|u\.\s?a\.|et alii)",
    "further authors who are not named",
    ("Holm et al.", "Holm, and others"),
    ("metal",),
    case=True,
)
TITLE_OPENERS = WordList(
    words(
        """
        a an the on in of at by for from to with without into over under after before between how
        why what when where who which that this these those our my his her their is are was do does
        towards toward beyond against among as if and or but not no one two three der die das le la
        les un une el los
        """
    ),
    "words that begin titles and no names",
    "The Ice Trade",
)
OPENERS_OF_NOTES = Pattern(
    r"(?:(?:See|Cf|But|For|The|This|That|These|Those|It|He|She|They|We|On|In|Also|However|As"
    r"|Compare|Contra|Accord|Here|There|Such|Some|Most|Both|All|Although|Though|While"
    r"|When|Where|If|Ibid"
    r"|Id|Quoted|Cited|Quoting|Vgl|Voir|Siehe|My|His|Her|Their|Its|Our|No(?!\.)|Not|An"
    r"|Another|According)\b)",
    "words that begin sentences of notes, behind an abbreviation too",
    ("See also Roe", "The bar moved", "Ibid."),
    ("Moss, Tides",),
    case=True,
)
AND_ALSO = Pattern(
    r"(?:and|or|but|as well as|also|und|et|y)\s+(?:also\s+)?(?:in\s+)?(?=[A-Z“\"‘«„(]"
    r"|the\s[a-z]+\sof\sthe\s[A-Z]"
    r"|see\b|cf\.|ibid|id\.|supra|eadem|idem|ders\.|dies\.|infra|@)",
    "what joins a citation to the one before",
    ("and Roe", "and see Roe", "as well as Moss"),
    ("and the",),
    case=True,
)
JOINT = Pattern(
    r"(?:(?<=[\d.)\ue002])|(?<=ff)|(?<=\d[fn]))(?:,)?\s(?:,\s)?(?:and|as well as|and "
    r"also|and in|and by|with|against|et|und)\s(?=(?:eadem|idem|ders\.|dies\.|id\.)"
    r"|[A-Z“\"‘\ue002]|\d{1,4}\s[A-Z][\w.]*\.\s?[\w§])",
    "what joins two citations of one sentence",
    ("Ice, 12 and Roe", "(1990), and Wren"),
    ("Roe and Wren",),
    case=True,
)
LEAD = Pattern(
    r"(?:\b(?:see,?(?:\s(?:also|generally|e\.g\.,?|for example,?|especially|in "
    r"particular))?|in|by|from|of|to|is"
    r"|are|at|cf\.|with|and|on|cites?|quotes?|follows?|is from|comes? from|appeared in|after|per"
    r"|under|compare|notably|especially|e\.g\.,?|namely)(?:\sthe)?|:|—|–"
    r"|,(?=\s\d{1,3}\s[A-Z]\.|\s(?:[A-Z][\w.&’]*\s){1,6}(?:Code|Stat\.|Laws?)[^,;]{0,20}§"
    r"|\s[A-Z][^,;“”]{1,80}\sv\.\s[A-Z])|[,;]\s(?:see(?:\salso)?|in|cf\.))\s+"
    r"(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ“\"‘'«„\ue002\d]|ibid|id\.|supra|infra|note\s\d|n\.\s\d|(?:de"
    r"|van|von|al)\b|(?<=:\s)(?:e-?mail|letter|interview|telephone|conversation)\b)",
    "words of prose behind which a citation may stand",
    ("as shown in The Bar", "on this see Roe", "the river rose: “A"),
    ("seen there",),
    case=True,
)
WITHIN_TITLE = Pattern(
    r"(?!(?:Table|Figure|Fig|Map|Data|As|See|Letter|Letters|Quoted|Cited|From|Based|Both|Compare"
    r"|Reprinted|Also|All|Here|Source|Sources|Translated|Translation|Adapted|Figures|Photo)\b)"
    r"[A-ZÀ-Þ][\w’'-]+(?:\s(?:of|by|for|on|and|the|der|die|des|de|du)|\s[A-ZÀ-Þ][\w’'-]+){1,12}?"
    r"(?:\s(?:of|by|for)(?:\sthe)?\s|\s[–—]\s)",
    "a title or the name of a body from its start to a small word within it",
    ("Permanent Office of ", "Catches by Week for ", "Act for the Relief of the "),
    ("See Roe in ", "The story of ", "Table 3 of "),
    case=True,
)
LEAD_IN = Pattern(
    r"(?:(?:[a-z][\w’'-]*\s){0,2}[a-z][\w’'-]*\s"
    r"|(?:[A-Z][a-z]{1,8}\s)?(?:[a-z][\w’'-]*,?\s){0,7}[a-z][\w’'-]*[,:]\s)"
    r"(?=[A-ZÀ-ÞĀ-ž“\"‘«„])",
    "a few small words before a citation",
    ("contrast Roe, Ice", "on wages, Jane Roe", "On the older view, Roe"),
    ("1990, 12",),
    case=True,
)
SURE_LEAD = Pattern(
    r"(?:(?:(?:and|but),?\s)?(?:[Oo]n|[Ff]or|[Cc]oncerning|[Rr]egarding|[Aa]bout)\s"
    r"(?:[a-z][\w’'-]*,?\s){0,7}[a-z][\w’'-]*[,:]"
    r"|(?:An?|The|Another|Further|Other)\s(?:[a-z][\w’'-]*\s){0,7}[a-z][\w’'-]*:"
    r"|“[^“”]{2,200}”:)\s(?=[A-ZÀ-ÞĀ-ž“\"‘«„])",
    "words before a citation that say what it is on, or what it says",
    ("on the tithe, Jane Roe", "An older list: Roe", "“too dear”: Ports Gazette"),
    ("On Liberty, Jane Roe", "The ice trade, Roe", "Ice: Roe"),
    case=True,
)
CONTINUES = Pattern(
    r"[(<\[]*(?:\ue000|(?:last )?accessed\b|retrieved\b|available\b|doi\b|https?\b"
    r"|(?:19|20)\d\d(?:\s[a-z]{3}(?:\s\d{1,2})?)?\s\[(?:cited|cit\.|accessed)|dostupné\sz\b"
    r"|disponible\ssur\b|isbn\b|issn\b|\d{1,4}[.,]?$"
    r"|(?:p|pp|S)\.\s\d)",
    "the start of a sentence that goes on with the citation before it",
    ("Retrieved 2007", "Accessed 3 May", "p. 4.", "2010 [cited 2014 Feb 3]"),
    ("Roe",),
)
REMARK_BEHIND = Pattern(
    r"(?:,|\s[–—])\s+(?:who|which|where|whose|though|although|but|as|because|since"
    r"|while|whereas|however"
    r"|from (?:an?|the|his|her)|and (?:the|his|her|its|their|a|this|that|he|she|it|they|is|was"
    r"|were|are|has|nobody|no"
    r"|none|many|most|some|thus|yet|so"
    r"|had)|for (?:a|an|the)|on (?:the|this|these|his|her|which)"
    r"|with (?:a|an|the)|made|enacted|passed|there|it|he|she|they|this|that|these"
    r"|those|a|an|the|then|not|now|here|auch|zum|zur)\s"
    r"|,?\s+(?:is|was|are|were|has|had|gives|argues|says|puts|contains|describes"
    r"|discusses|offers|denies|holds"
    r"|claims|suggests|remains|differs?|appears?|follows|agrees|disagrees)\s",
    "a clause behind a citation that comments on it",
    ("Ice, 12, who notes that", "Ice, 12, is doubtful", "Ice, 4, on the bar"),
    ("Ice, 12",),
    case=True,
)
_JOINING = (
    r"(?:and|or|but|as well as|see|also|cf\.?|compare|contra|accord|e\.g\.|quoted"
    r"|quoting|cited|citing|in|from|by|vgl\.?"
    r"|siehe|voir|generally|further|especially|for example|for instance|reprinted"
    r"|reproduced|with|zit\.|nach|both"
    r"|including|apud|note|respectively|again|likewise|similarly)"
)
NO_COMMENTARY = Pattern(
    rf"(?:{_JOINING}(?:[,:;.(]*\s+|[,:;.(]*$)){{0,8}}",
    "words before a citation that are neither of it nor commentary; matches no words too",
    ("see also", "and", "quoted in"),
)
SUBJECT_LEAD = Pattern(
    r"^(?:For|On|About|Regarding|Concerning)\s(?!example|instance)\w",
    "words before a citation that say what it is on",
    ("For background", "On the trial"),
    ("For example", "Onward"),
    case=True,
)
NO_COMMENTARY_END = Pattern(
    rf"(?:^|[\s,;:(]){_JOINING}[,:]?$",
    "such a word behind commentary",
    ("on the bar, see", "quoted in"),
    ("seeing",),
)
INNER_SIGNAL = Pattern(
    r"(?<=[\s,:(—–])(?:and\s(?:[a-z]{4,12}ly\s)?[a-z]{2,14}ed\s(?:in|by)"
    r"|(?:but\s+)?see,?(?:\s(?:also|generally|further|especially|in "
    r"particular)|,?\se\.g\.|,?\sfor example)?,?"
    r"|(?<=[)\ue002],\s)in\s(?:English|German|French|Spanish|Italian|Dutch|Polish|Russian|translation)(?:\sas)?:?"
    r"|cf\.|vgl\.|siehe(?:\sauch)?|voir)\s+(?:the\s(?:essays|articles|papers|works|chapters?"
    r"|contributions|discussion|account|literature)\s(?:in|by"
    r"|of)\s)?(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ“\"‘«„\ue002]|ibid|id\."
    r"|supra|infra|above|note\s\d|n\.|the\s[A-Z]"
    r"|(?:de|van|von|al)\s)",
    "words within a sentence that introduce a citation",
    ("on this, see Roe", "for the trade see also Wren", "(Kiel, 1982), in English The Sound"),
    ("seen Rome",),
    case=True,
)
ORDINAL_BEHIND = Pattern(
    r"(?:Aufl|Ausg|Bd|Band|Wahlperiode|Legislaturperiode|Sitzung|Jahrg|Jg|Jh|Heft|Januar|Februar|März|April|Mai|Juni|Juli"
    r"|August|September|Oktober"
    r"|November|Dezember)\b",
    "German words before which a number with a stop is an ordinal",
    ("Aufl., Berlin", "Mai 1931"),
    ("Auf", "Maier"),
    case=True,
)
BEHIND_TITLE = Pattern(
    r"(?:in|en|dans|em|nel|nella|eds?|trans|vols?|nos?|unpub\w*|paper|video|film|review|interview"
    r"|de|pp?(?=\.)"
    r"|n\.d|at|last|updated|modified|posted"
    r"|accessed|podcast|episode|season|series|directed|dir|ch|chap|col|s\.v|here|para"
    r"|fol|e-?mail|tweet|blog|talk|lecture"
    r"|speech|dissertation|thesis|typescript|manuscript|unsigned|editorial|letter"
    r"|version|cit|art|loc|op|supra|tables?|fig(?:ure|s)?|app|chart|map|rev|forthcoming|working"
    r"|accepted"
    r"|manuscript|draft|press|news|statement|remarks|announcement|hosted|presented|narrated"
    r"|produced|with|on|aired"
    r"|blog|online|data|database|mimeo|unsigned|obituary|advertisement|by)\b",
    "small words with which a citation goes on behind its title",
    ("in Ice", "last modified 3 May", "vol. 3", "pp. 3–9"),
    ("is doubtful",),
)
ASIDE = Pattern(
    r"(?:^|(?<=,\s))(?:review\sof\s.{2,160}?,?\sby\s[^,]+(?:,\seds?\.)?"
    r"|interview(?:ed)?\s(?:by|with)\s[^,]+"
    r"|(?:\d{1,2}(?:st|nd|rd|th)|new|n\.)\s?(?:ser(?:ies|\.)|s\.)),\s?",
    "what a title may be followed by that is no element of its own: what is "
    "reviewed, who asked, a series",
    ("review of Ice, by Jane Roe, Ports", "interview by Wren, Ports", "2nd ser., 14"),
    ("reviewed",),
)
AUTHOR_YEARS = Pattern(
    r"(?P<first>[A-Z][^\d;“”]{1,60}?,?\s\(?(?P<year>(?:1[5-9]"
    r"|20)\d\d)[a-z])(?P<more>(?:,\s(?:(?:1[5-9]|20)\d\d)?[a-z])+)\)?",
    "several works of an author by their years; groups `first`, `year` and `more`",
    ("Fyfe 2001a, 2001b", "Fyfe 2001a, b"),
    ("Fyfe 2001a, 12",),
    case=True,
)
LISTED_START = Pattern(
    r"(?:^|[.:]\s)(?P<start>[A-Z][\w’'-]+,\s[A-Z][\w’'. -]{0,30}?\.\s(?:1[5-9]"
    r"|20)\d\d[a-z]?\.\s(?=[A-Z“\"‘]))",
    "the start of an entry of a list of works; group `start`",
    ("cited: Crane, Hester. 1994. Dues.",),
    ("Crane 1994. Dues",),
    case=True,
)
MAY_CITE = Pattern(
    r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ\d\ue000@]|\b(?:ibid|ib[íi]d|ivi|id\.|idem|eadem|ders|dies|ebd"
    r"|ebenda|supra|infra|above|below|note|op\.|loc\.)",
    "what every citation has: a capital, a number, an address or a word that points to another",
    ("Ice", "ibid", "12"),
    ("the ice",),
    case=True,
)
MAY_BEGIN = Pattern(
    r"[^a-z]|ibid|id\b|idem|supra|infra|above|note|n\.|foot|op\.|loc\.|e\.g|the "
    r"|[a-z]+[’']|also|generally|cf|(?:de|van"
    r"|von|der|di|le|la|al)\b|ebd|oben|s\.\s?o|ci-|wie\b|reference|ref\.|case|statute"
    r"|source|ders|dies|in\b|at\b"
    r"|eadem|letter|interview|especially|esp|among|for (?:example|instance)",
    "how a citation may begin behind a word that introduces it",
    ("Roe", "ibid.", "note 3", "de Wend"),
    case=True,
)
