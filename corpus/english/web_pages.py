"""What web pages and files say of themselves instead of a text or a title."""

from corpus.english.tables import Pattern

# Error pages that are answered with the status 200, logins, questions about cookies and robots,
# JavaScript, domains for sale and subscriptions.
PLACEHOLDER = Pattern(
    r"\b(?:page|article|story|file|document|content|resource)[^.]{0,40}\b(?:not|no longer|n[’']t)\b"
    r"[^.]{0,20}\b(?:found|exists?|available|be found)\b"
    r"|\bnot found\b|\b(?:error|http) ?(?:404|410|403|500)\b|\b404\b|\bpage (?:is )?missing\b"
    r"|\bcan[’']?t (?:find|seem to find)\b|\bcannot be found\b"
    r"|\b(?:log|sign) ?in\b[^.]{0,40}\b(?:to|continue|account|password|read)\b"
    r"|\bforgot(?:ten)? (?:your )?password\b"
    r"|\baccess (?:to this page )?(?:has been |is )?denied\b|\bare you (?:a )?(?:human|robot)\b"
    r"|\bchecking (?:your browser|if the site)\b|\bverify (?:that )?you are\b|\bcaptcha\b"
    r"|\b(?:enable|turn on|requires?) (?:java ?script|cookies)\b"
    r"|\bjava ?script is (?:disabled|not available)\b"
    r"|\b(?:accept|manage|use of|uses?) (?:all )?cookies\b|\byour privacy (?:choices|settings)\b"
    r"|\bbefore you continue\b|\bdomain (?:name )?(?:is|may be) for sale\b|\bparked\b"
    r"|\bsubscribe (?:now )?to (?:continue|read)\b",
    "a page that stands in the place of another",
    (
        "This page is no longer available",
        "Error 404",
        "Sign in to continue",
        "Are you a robot?",
        "Please enable JavaScript",
        "We use cookies",
        "Subscribe to read",
    ),
    ("The ice trade", "a cookie recipe"),
)
# Classes and roles of elements, in a text with a space before and behind each.
_PARTS_OF_NAMES = r"(?<![\w-])(?:[\w-]{{0,40}}[-_])?(?:{})(?:[-_][\w-]{{0,40}})?(?![\w-])"


def _named(words: str) -> str:
    """A pattern of the names of which one part is one of these words."""
    return _PARTS_OF_NAMES.format(words)


MENU_CLASS = Pattern(
    _named(
        r"nav|navbar|navigation|menubar|breadcrumbs?|pagination|pager|navbox|catlinks|skip-?link"
        r"|jump-?link|doc-pagelist|doc-index|toolbar|vector-menu|site-?menu|main-?menu"
    ),
    "classes of menus and of links to other pages",
    (" site-nav ", " mw-jump-link noprint ", " breadcrumbs "),
    (" navigable-rivers-history ", " navy "),
)
CONTENTS_CLASS = Pattern(
    _named(r"toc|table-?of-?contents|doc-toc|ltx_toclist") + r"|(?<![\w-])ltx_TOC(?![\w-])",
    "classes of tables of contents",
    (" toc ", " doc-toc ", " ltx_TOC "),
    (" protocol ", " stock "),
)
SHARE_CLASS = Pattern(
    _named(r"share|sharing|sharedaddy|social|addtoany|shariff|post-?actions?|like-?button"),
    "classes of bars for sharing a page",
    (" share-bar ", " social-links "),
    (" shareholders ", " socialism "),
)
COOKIE_CLASS = Pattern(
    _named(r"cookies?|gdpr|consent-?(?:banner|popup|notice|manager|bar|dialog)"),
    "classes of notices about cookies",
    (" cookie-banner ", " consent-popup "),
    (" informed-consent ",),
)
COMMENTS_CLASS = Pattern(
    r"(?<![\w-])(?:comments(?:-[\w-]{1,40})?|[\w-]{1,40}-comments"
    r"|comment-?(?:list|area|section|form|thread|respond)|disqus(?:-thread)?|respond)(?![\w-])",
    "classes of what readers have written about a page",
    (" comments-area ", " comment-list ", " post-comments "),
    (" commentary ", " comment "),
)
PROMOTION_CLASS = Pattern(
    _named(
        r"newsletter|subscribe|subscription-?widget|advert(?:s|isement)?|promo|sponsored|paywall"
        r"|cta|donation-?box"
    ),
    "classes of advertisements and of forms to subscribe with",
    (" subscribe-widget ", " newsletter-signup "),
    (" newsletters ",),
)
RELATED_CLASS = Pattern(
    _named(
        r"related|recommended|recommendations|read-?next|more-?from|sidebar|author-?box|teasers?"
        r"|most-?read"
    ),
    "classes of what stands beside an article, such as other articles",
    (" related-posts ", " sidebar "),
    (" correlated ",),
)
BUTTON_CLASS = Pattern(
    r"(?<![\w-])(?:button|btn|ButtonCreateButton)(?![\w-])",
    "classes of links that are shown as buttons",
    (" button primary ", " btn "),
    (" buttoned ",),
)
TRANSCRIBER_CLASS = Pattern(
    _named(r"trans(?:criber)?s?-?_?notes?|tnote"),
    "classes of what the transcriber of a text says of it",
    (" transnote ", " transcribers-note "),
    (" note ",),
)
TOOL_CLASS = Pattern(
    _named(
        r"editsection|printfooter|print-?only|noprint|sr-only|visually-?hidden"
        r"|screen-?reader-?text|copy-?button|permalink|header-?anchor|headerlink|anchorjs-link"
        r"|anchor-?link|pg-boilerplate|ltx_page_footer|ltx_page_logo|margin-toggle"
        r"|ltx_ERROR|MsoCommentText|MsoCommentReference|msocomanchor|msocomtxt|msocomoff"
    ),
    "classes of links for editing, and of what is not shown",
    (" mw-editsection ", " sr-only "),
    (" headers ",),
)
LIST_LABEL_CLASS = Pattern(
    r"(?<![\w-])(?:ltx_tag_item|ltx_tag_enumerate|list-?bullet)(?![\w-])",
    "classes of the bullets and numbers of the items of a list",
    (" ltx_tag ltx_tag_item ",),
    (" ltx_item ",),
)
BULLET_STYLE = Pattern(
    r"mso-list\s*:\s*ignore|font-family\s*:\s*[\"']?(?:symbol|wingdings)",
    "styles of the bullets that word processors write",
    ("mso-list: Ignore", "font-family:Symbol"),
    ("mso-list:l0 level1 lfo1",),
)
PAGE_NUMBER_CLASS = Pattern(
    _named(r"page-?num(?:ber)?s?|page_number|page-?no|page-?break|doc-pagebreak|pb"),
    "classes of the page numbers of a printed text",
    (" pagenum ", " page-number ", " doc-pagebreak "),
    (" pages ",),
)
PAGE_NAME = Pattern(
    r"^(?:page|pg|p|seite)[-_.]?(?:\d{1,4}|[ivxlc]{1,8})$",
    "the name of a page of a printed text, as anchors have it",
    ("Page_14", "p14", "pg_xii"),
    ("par14", "s14"),
)
PRINTED_PAGE = Pattern(
    r"[\s\[{(|]*(?:(?:page|pg|pp?|seite|s)[.\s]{0,3})?(?:\d{1,4}|[ivxlc]{1,8})[\s\]})|]*",
    "the number of a printed page, to be matched whole",
    ("[Pg 14]", "{xii}", "p. 3", "14"),
    ("page of",),
)
BYLINE_CLASS = Pattern(
    _named(r"by-?line|authors?|creator|dateline|pub-?date|published|entry-?meta|post-?meta|vcard")
    + r"|(?<![\w-])date(?![\w-])",
    "classes of the names of authors and of dates above an article",
    (" byline ", " ltx_authors ", " author ", " date "),
    (" authority ", " candidate "),
)
SUBTITLE_CLASS = Pattern(
    _named(r"sub-?title|sub-?head(?:ing|line)?|deck|dek|standfirst"),
    "classes of the line under a title",
    (" subtitle ", " ltx_title_subtitle "),
    (" subtitled ",),
)
TITLE_CLASS = Pattern(
    _named(r"(?:article|entry|post|page|doc(?:ument)?|title-block)-?title|MsoTitle|maintitle")
    + r"|^ (?:doc)?title $",
    "classes of the title of an article",
    (" entry-title ", " MsoTitle ", " title "),
    (" subtitle ", " ltx_title_section "),
)
VERSE_CLASS = Pattern(
    _named(r"poem|poetry|stanza|verse|line-?group|linegroup"),
    "classes of verse",
    (" poem ", " stanza ", " verse "),
    (" verses ", " adverse "),
)
NOTE_CLASS = Pattern(
    _named(
        r"footnotes?-?(?:item|text|body|content)?|endnotes?-?(?:item|text|body)?|doc-footnote"
        r"|doc-endnote|rearnote|footnotedef|FootnoteToDOM|side-?note|margin-?note|ltx_note"
        r"|MsoFootnoteText|MsoEndnoteText"
    ),
    "classes of notes; those of lists of notes are among them",
    (" footnote ", " footnotes ", " doc-endnote ", " ltx_role_footnote "),
    (" noted ", " notebook "),
)
INLINE_NOTE_CLASS = Pattern(
    r"(?<![\w-])(?:(?:[\w-]{1,40}-)?footnote__(?:note|content|text)"
    r"|foot-?note|end-?note|side-?note|margin-?note|doc-footnote|inline-?note|ltx_note"
    r"|annotation-?note|footnote-?(?:text|content|body)|note-?inline)(?![\w-])",
    "classes of notes whose words stand where they are marked",
    (" sidenote ", " marginnote ", " ltx_note ltx_role_footnote ", " doc-footnote "),
    (" footnotes ", " footnote-ref ", " note-box "),
)
NOTE_CONTENT_CLASS = Pattern(
    r"(?<![\w-])(?:ltx_note_content|footnote-?(?:content|body|text)|note-?(?:content|body|text))"
    r"(?![\w-])",
    "classes of the words of a note without its label",
    (" ltx_note_content ", " footnote-content "),
    (" note ",),
)
NOTE_LABEL_CLASS = Pattern(
    r"(?<![\w-])(?:ltx_note_mark|ltx_tag_note|ltx_note_type|(?:foot|end|side|margin)?-?note-?number"
    r"|note-?label|fn-?label|label)(?![\w-])",
    "classes of the label of a note",
    (" ltx_note_mark ", " footnote-number ", " label "),
    (" labelled ",),
)
NOTE_REFERENCE_CLASS = Pattern(
    r"(?<![\w-])(?:doc-noteref|noteref|FootnoteAnchorToDOM|(?:foot|end|side|margin)?-?_?note"
    r"(?:[-_]?(?:ref|refs|reference|anchor|link|mark|call|number|marker))|fn-?(?:ref|anchor|link)"
    r"|fnanchor|spip_note|Mso(?:Foot|End)noteReference|sd(?:foot|end)noteanc|footcall|ltx_note_mark)(?![\w-])",
    "classes of markers of notes",
    (" footnote-ref ", " doc-noteref ", " fnanchor ", " MsoEndnoteReference "),
    (" footnote-backref ", " footnotes "),
)
BACK_LINK_CLASS = Pattern(
    r"(?<![\w-])(?:doc-backlink|(?:foot|end)?note-?back(?:-?ref|-?link)?|fn-?back(?:ref)?"
    r"|reversefootnote|backlink|mw-cite-backlink|sd(?:foot|end)notesym|data-footnote-backref)"
    r"(?![\w-])",
    "classes of links from a note back to its marker",
    (" footnote-back ", " doc-backlink ", " mw-cite-backlink "),
    (" footnote ",),
)
NOTE_NAME = Pattern(
    r"(?:foot|end)_?-?note|cite_note|^_?(?:ftn|edn)_?\d|^fn[-_:.]?\w{1,24}$|^nb[-_]?\d",
    "the name of a note, as links lead to it",
    ("Footnote_1", "cite_note-moss-1", "_ftn1", "fn:lamp", "nb3"),
    ("footing", "n1"),
)
NOTE_REFERENCE_NAME = Pattern(
    r"(?:foot|end)_?-?note_?-?(?:ref|anchor|src)|cite_ref|^_?(?:ftn|edn)ref|^fn-?ref|^fnanchor"
    r"|^nh\d",
    "the name of a marker of a note, as links back lead to it",
    ("FNanchor_1", "cite_ref-moss_1-0", "_ftnref1", "fnref:1", "nh3"),
    ("cite_note-1", "fn1"),
)
BACK_LINK = Pattern(
    r"\s*(?:\W*|[a-z]|back|return|jump up|top|jump back)\W*\s*",
    "the words of a link from a note back to its marker, to be matched whole",
    ("↩", "Jump up ^", "a"),
)
NO_TITLE = Pattern(
    r"^(?:microsoft word\b.*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|qxd|tex|rtf)|\W*)$",
    "what word processors write in the place of a title",
    ("Microsoft Word - paper3.doc", "Untitled document", "Document1", "ice.pdf", " - "),
    ("The ice trade",),
)
