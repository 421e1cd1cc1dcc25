"""What tells prose in a note from a citation."""

from corpus.english.tables import Pattern, WordList, words

VERBS = WordList(
    words(
        """
        is was were are be been being has had have do does did may might can could would should
        shall must will says said say argues argued claims claimed suggests suggested shows showed
        shown holds held believes believed thinks thought wrote writes written calls called gives
        gave given makes made takes took seems seemed appears appeared remains remained became
        becomes means meant notes noted describes described explains explained points mentions
        mentioned refers referred treats treated tells told puts dates began ended kept follows
        followed remain include includes included offers offered provides provided uses used agree
        agrees
        disagree disagrees insists insisted concludes concluded discusses discussed differ differs
        grateful indebted draws drew relies relied rests rested derives derived
        summarizes summarises reproduces adapts
        contains came went got lost found finds leaves left owe owes thank thanks stood stands lies
        """
    ),
    "words of sentences that hardly stand in the elements of a citation",
    "The pilots were paid.",
)
LINKS = WordList(
    words(
        """
        that which who whom whose this these those it they he she we i you not there their his her
        our my because although though while when where whether if since so than then however
        therefore moreover thus also only even such much many most some any each every both same
        other another more less very about
        """
    ),
    "small words of sentences",
    "That which was lost.",
)
ABBREVIATIONS = WordList(
    words(
        """
        p pp s ss f ff fol fols fo no nos nr vol vols ed eds edn trans transl tr comp comps rev
        repr ser cf vs v eg ie e.g i.e viz ca c cc ch chs chap chaps art arts sec secs sect para
        paras par pt pts cl col cols bk bks fig figs app n nn fn fnn l ll pl dr mr mrs ms prof st
        sr jr rt hon gen capt lt sgt adm gov sen rep fr messrs mme mlle dept univ inst assn assoc
        soc co cos corp inc ltd bros intl int'l nat'l natl govt gov't acad admin agric am amer ann
        annot archd arch aust auth bd brit bull bur cal cas civ comm commn comm'n conf cong congr
        const cont contemp cor crim ct cts def dep dep't det dev dig dir dist div doc docs ecol
        econ educ eng engl env envtl eq eur ex exec exch fac fed fin found gaz geo geog geogr gt
        harb harv hist hum hosp imp ind indus info inq ins instn internat invest j jan feb mar apr
        jun jul aug sept sep oct nov dec journ jud juris just lab labor lang laws legis leg lib
        libr lit litig mag maj mem mgmt mich misc mod mon mus nat ne nw se sw op cit loc ord org pa
        pac phil philos pol pop pow proc prop prot psych pub publ publg q qtr quart r ref reg regs
        rel rels res resol rptr sch sci sess sing stat stats std stds stud sup supp suppl surv sys
        tax tech tel tex theol tit treas trib trs tul twp u u.s un unif util va vill wall wis wk
        wkly yb yrbk zit vgl hg hrsg hgg aufl ders dies ebd ebda s.v sv sc sq q qq conserv
        ib esp etc al ibid.
        sig sigs fos doc docs doss leg legs carp exp tab lib fasc
        mss cod inv cat lot acc reel frag ep ps pss exod matt rom add egn harl ltr encl pág págs pag
        pags núm num anm best wash mass md me ill or ore conn minn miss mo mont neb nev okla tenn
        ark ariz colo fla kan ky del haw ala ga wyo wisc rec dkt cmd cmnd amend decl pmbl t subd
        subsec wheat cranch pet how black dall repl recd bibl coll abt kap abs rdnr rn jg jgg heft
        ztschr vjs présent éd trad ouvr ibíd bl sp nrn annu circ crown wm chas jas thos jos robt
        edw benj saml inter-am arg cert defs pls aff bgbl rgbl gvbl gbl bt-drs br-drs préc resp cmt
        hrg prt
        rept pro evid bankr bus prob veh welf juv br tr compl mot opp arb adv rcd reh'g ass'n
        vt hen eliz jac ric geo will
        att'y gov't
        comm'r int'l
        urt urk stenogr consol int beschl drs slg lfg rdn randnr rz tz ziff anh verh handschr
        """
    ),
    "abbreviations of notes, without their stop; no sentence ends with one",
    "Ice, vol. 3",
)
CROSS_REFERENCE = Pattern(
    r"\b(?:chapter|section|part|page|pp?\.|appendix|table|figure|plate)s?\s+(?:\d+(?:[-–]\d+)?"
    r"|[IVXLC]+\b|[A-Z]\b)?"
    r"[\s,]*(?:above|below|of this|in this)\b|\b(?:above|below|supra|infra),?\s+(?:pp?\."
    r"|ch|sec|section|part|Kap|fig|table|\d)|\bs\.\s?[ou]\.\s|\bfurther (?:above"
    r"|below)",
    "another place of the paper itself",
    ("see chapter 4 below", "p. 12 above", "see below, pp. 4-5"),
    ("chapter 4 of Roe",),
)
REMARK_OPENS = Pattern(
    r"^,\s(?:from\s(?:an?|the|his|her)|and\s(?:nobody|none|no one))\s",
    "how a remark behind a citation opens",
    (", from a letter", ", and nobody saw it"),
    (", from London", "from a letter"),
    case=True,
)
