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
