"""`./build.sh agreement`: the figures of our tables beside those of others' code, word by word.

    agreement.py PROGRAM FOLDER

FOLDER has sotu.jsonl.gz (documents: date, text), the addresses on the state of the union. Asked is what words and phrases the
addresses since 1990 have and how the words are spread, which of them mark these against those before 1900, what goes with
“security” in each of these halves, and when “terrorism” rises, as a share of words.

Ours is what `concord ask --view … --json` answers. The reference shares no code with it: words are cut by a regular
expression of this script and counted by Python; measures are those of association-measures (of the Corpus and
Computational Linguistics group in Erlangen) and of scipy, the rest a line of numpy. Counts are compared word by word, each
by its own tokenizer, and measures from each one's own counts; both have to be the same.

Where others' figures differ from ours, it is for one of these reasons, all of which are settled here as ours settles them:

- what a word is. Python's \\w takes ½ as a letter of 3½, UAX 29 as a word of its own; `security's` is counted as `security`;
  `U.S` and `1,000` are one word; case and accents are set aside.
- whose words count. Titles are no part of the articles here (`--scope text`).
- what a window is. It ends with the text, not with a sentence; it has the node's own words not in it, but other nodes; and
  where windows overlap, each word in them counts once, in O as in W, the words in the windows, which E and all tables are of.
  Others take W for so many words a window, times the windows.
- what a phrase is. `U.S.A. U.S.A. U.S.A.` has `U.S.A. U.S.A.` once, as a search finds it, not twice.
- which years there are. Ours has a row for years without an address too.
- which variant of a measure. association-measures has MI to base 10, the Log Ratio of a word that one side lacks by Walter
  1975 unless told otherwise, and LRC with α = 0.001 unless told otherwise; ours has base 2, Hardie's 0.5 and α = 0.05.
"""

import collections
import datetime
import gzip
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

import numpy
import pandas
from association_measures import measures
from scipy import stats

MINIMUM = 3
WINDOW = 5
SHORTEST, LONGEST = 2, 5
SAME = 1e-6
CHANCES = ("p", "p_corrected")
NEW, OLD = ("1990", "9999"), ("0000", "1899")

# Letters and digits, with what UAX 29 lets stand inside words and inside numbers; a fraction stands alone.
FRACTION = "¼-¾⅐-⅞"
LETTERS = rf"[^\W{FRACTION}]+"
INSIDE = r"(?<=[^\W\d_])[.:·'’](?=[^\W\d_])|(?<=\d)[.,;⁄'’](?=\d)"
WORD = re.compile(rf"{LETTERS}(?:(?:{INSIDE}){LETTERS})*|[{FRACTION}]")
SHORTENING = set("it that he she here there what who where when why how let".split())
Document = collections.namedtuple("Document", "date terms")


def documents(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return [Document(line["date"], terms(line["text"])) for line in lines]


def terms(text):
    return [folded(word) for word in WORD.findall(text) if any(c.isalnum() for c in word)]


def folded(word):
    """Lower case without accents, and without the English possessive, which no word has that is shortened so."""
    letters = [c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)]
    term = "".join(letters).lower().replace("’", "'").replace("‘", "'")
    owner = term.removesuffix("'s")
    return term if owner in SHORTENING else owner or term


def between(documents, years):
    return [document for document in documents if years[0] <= document.date[:4] <= years[1]]


def occurrences(documents):
    return collections.Counter(term for document in documents for term in document.terms)


def having(documents):
    return collections.Counter(term for document in documents for term in set(document.terms))


## Theirs: counts


def word_counts(documents):
    table = pandas.DataFrame({"count": occurrences(documents), "documents": having(documents)})
    return table, {"tokens": table["count"].sum(), "documents": len(documents), "types": len(table)}


def keyness_counts(new, old, count=occurrences):
    """`count` says what of a word is counted: its occurrences, or the documents that have it."""
    counts = {
        "count": count(new),
        "other_count": count(old),
        "documents": having(new),
        "other_documents": having(old),
    }
    table = pandas.DataFrame(counts).fillna(0)
    if count is having:
        sums = {"documents": len(new), "other_documents": len(old)}
    else:
        sums = {"tokens": table["count"].sum(), "other_tokens": table["other_count"].sum()}
    return table[table["count"] + table["other_count"] >= MINIMUM], sums


def phrase_counts(documents):
    """All runs of words, over the ends of sentences too; one that overlaps itself counts once."""
    count, having = collections.Counter(), collections.Counter()
    for document in documents:
        here, ends = collections.Counter(), {}
        for length in range(SHORTEST, LONGEST + 1):
            for place, run in enumerate(zip(*(document.terms[at:] for at in range(length)))):
                if place >= ends.get(run, 0):
                    here[run] += 1
                    ends[run] = place + length
        count.update(here)
        having.update(here.keys())
    kept = [run for run, times in count.items() if times >= MINIMUM and having[run] > 1]
    table = {"count": [count[run] for run in kept], "documents": [having[run] for run in kept]}
    sums = {"tokens": occurrences(documents).total()}
    return pandas.DataFrame(table, [" ".join(run) for run in kept], dtype=float), sums


def collocate_counts(documents, node):
    """Words before and behind a node, to the ends of the text. Where windows overlap, each word counts once."""
    near, having, windows = collections.Counter(), collections.Counter(), 0
    for document in documents:
        beside = set()
        for place, term in enumerate(document.terms):
            if term == node:
                beside.update(range(max(0, place - WINDOW), place))
                beside.update(range(place + 1, min(place + 1 + WINDOW, len(document.terms))))
        inside = collections.Counter(document.terms[place] for place in beside)
        near.update(inside)
        having.update(inside.keys())
        windows += len(beside)
    every = occurrences(documents)
    counts = {"count": near, "words": {term: every[term] for term in near}, "documents": having}
    table = pandas.DataFrame(counts, dtype=float)
    return table[table["count"] >= MINIMUM], {"tokens": every.total(), "nodes": every[node], "beside": windows}


def trend_counts(documents, word):
    every, counts = collections.Counter(), collections.Counter()
    for document in documents:
        every[document.date[:4]] += len(document.terms)
        counts[document.date[:4]] += document.terms.count(word)
    years = {year: counts[year] for year in every}
    return pandas.DataFrame({"tokens": every, "occurrences_1": years}, dtype=float), {"tokens": every.total()}


## Theirs: measures, by the names of our columns


def word_measures(documents):
    """The deviation of proportions is summed over all documents, with the word and without."""
    by_document = [collections.Counter(document.terms) for document in documents]
    shares = numpy.array([counts.total() for counts in by_document]) / sum(counts.total() for counts in by_document)

    def measured(table, sums):
        hits = numpy.array([[counts[term] for counts in by_document] for term in table.index])
        apart = numpy.abs(hits / hits.sum(axis=1, keepdims=True) - shares)
        return pandas.DataFrame({"per_million": 1e6 * table["count"] / sums["tokens"], "dp": apart.sum(axis=1) / 2})

    return measured


def keyness_measures(table, sums):
    a, b = table["count"], table["other_count"]
    c, d = (number for name, number in sums.items())
    known = measures.score(
        pandas.DataFrame({"f1": a, "N1": c, "f2": b, "N2": d}),
        [measures.log_likelihood, measures.log_ratio, measures.conservative_log_ratio],
        digits=None, disc=0.5, discounting="Hardie2014", alpha=0.05, boundary="poisson", vocab=len(table),
    )
    # Theirs is undefined for a word that all documents have, of which there is nothing to say.
    four = known["log_likelihood"].mask(a + b == c + d, 0)
    sign = numpy.sign(a - known["E11"])
    expected = numpy.array([known["E11"], known["E21"]])
    two = stats.power_divergence(numpy.array([a, b]), expected, lambda_="log-likelihood").statistic
    p = stats.chi2.sf(four.abs(), 1)
    million = [1e6 * a / c, 1e6 * b / d]
    return pandas.DataFrame({
        "per_million": million[0], "other_per_million": million[1],
        "expected": expected[0], "other_expected": expected[1],
        "g2_2": sign * two, "g2_4": four, "log_ratio": known["log_ratio"], "lrc": known["conservative_log_ratio"],
        "simple_maths": (million[0] + 1) / (million[1] + 1),
        "chi2": sign * [chi2(*row) for row in zip(a, b, c - a, d - b)], "p": p, "p_corrected": holm(p),
    }, index=table.index)


def chi2(a, b, c, d):
    return stats.chi2_contingency([[a, b], [c, d]], correction=False).statistic if c + d > 0 else 0


def holm(p):
    order = numpy.argsort(p)
    adjusted = numpy.empty_like(p)
    adjusted[order] = numpy.maximum.accumulate(numpy.minimum(1, p[order] * numpy.arange(len(p), 0, -1)))
    return adjusted


def collocate_measures(table, sums):
    """Without a window the node counts as often as it comes, with one as often as there are words beside it."""
    node, windows, together, every = sums["nodes"], sums["beside"], table["count"], table["words"]
    known = {
        inside: measures.score(
            pandas.DataFrame({"f": together, "f1": inside, "f2": every, "N": sums["tokens"]}), digits=None,
            measures=[
                measures.log_likelihood, measures.mutual_information, measures.local_mutual_information,
                measures.t_score, measures.z_score, measures.simple_ll, measures.dice,
            ] if inside == windows else [measures.dice],
        )
        for inside in (node, windows)
    }
    score, binary = known[windows], numpy.log10(2)
    mi = score["mutual_information"] / binary
    return pandas.DataFrame({
        "expected": score["E11"], "log_dice": 14 + numpy.log2(known[node]["dice"]),
        "log_dice_window": 14 + numpy.log2(score["dice"]), "mi": mi, "mi3": mi + 2 * numpy.log2(together),
        "local_mi": score["local_mutual_information"] / binary, "t_score": score["t_score"],
        "z_score": score["z_score"], "g2": score["log_likelihood"], "simple_ll": score["simple_ll"],
        "delta_p": together / windows - (every - together) / (sums["tokens"] - windows),
    }, index=table.index)


def trend_measures(table, sums):
    return pandas.DataFrame({"value_1": 1e6 * table["occurrences_1"] / table["tokens"]})


def phrase_measures(table, sums):
    return pandas.DataFrame({"per_million": 1e6 * table["count"] / sums["tokens"]})


## Ours


def ours(program, corpus, *options):
    """The rows of a table by what they find, and its sums."""
    command = [program, "ask", corpus, "--json", "--scope", "text", "--limit", "1000000", *options]
    table = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    for warning in table["warnings"]:
        print(f"Note: {warning['message']}", file=sys.stderr)
    columns = [column["name"] for column in table["columns"]]
    index = [row["query"].strip('"') or row["label"] for row in table["rows"]]
    rows = pandas.DataFrame([row["numbers"] for row in table["rows"]], index, columns, dtype=float)
    return rows, {sum["name"]: sum["number"] for sum in table["sums"]}


## Both


class Agreement:
    """What was found in all comparisons."""

    def __init__(self):
        self.differences = []

    def compare(self, title, ours, theirs, measured, shown):
        """Two tables with their sums: `measured` gives the measures of counts; `shown` are the words printed in full."""
        (rows, sums), (counts, their_sums) = ours, theirs
        print(f"\n## {title}\n\n{len(rows):,} rows in ours, {len(counts):,} in theirs.")
        for name, number in their_sums.items():
            print(f"{sums[name]:,.0f} {name} in ours, {number:,.0f} in theirs.")
            self.check(sums[name] == number, f"{title}: {name}")
        self.counts(title, rows, counts)
        own = measured(counts, their_sums)
        self.measures(title, rows, own)
        words(rows, counts.join(own), shown(rows))

    def counts(self, title, rows, counts):
        pairs = rows[counts.columns].join(counts, how="outer", rsuffix=" theirs").fillna(0)
        differs = [any(row[name] != row[f"{name} theirs"] for name in counts.columns) for _, row in pairs.iterrows()]
        print(f"{sum(differs)} rows with other counts in theirs.")
        for word, row in pairs[differs].iterrows():
            both = ", ".join(f"{name} {row[name]:g} and {row[f'{name} theirs']:g}" for name in counts.columns)
            self.check(False, f"{title}: {word}: {both}")

    def measures(self, title, rows, theirs):
        print("\n| measure | largest difference | at |\n|---|---:|---|")
        for name in theirs.columns:
            difference = distance(rows[name], theirs[name], 0 if name in CHANCES else 1)
            word = difference.idxmax()
            print(f"| {name} | {difference[word]:.1e} | {word} |")
            self.check(difference[word] <= SAME, f"{title}: {name} of {word}")

    def check(self, same, what):
        if not same:
            self.differences.append(what)


def distance(one, other, least):
    """Beside the size of the number, or what that is at the least; what only one has is far."""
    one, other = one.align(other)
    apart = (one - other).abs() / numpy.maximum(least, other.abs())
    return apart.mask((one == other) | one.isna() & other.isna(), 0).fillna(numpy.inf)


def both_ends(rows):
    return [*rows.nlargest(12, "lrc").index, *rows.nsmallest(12, "lrc").index]


def words(ours, theirs, shown):
    columns = list(theirs.columns)
    print(f"\n| | | {' | '.join(columns)} |\n|---|---|{'---:|' * len(columns)}")
    for word in (word for word in shown if word in theirs.index):
        for name, table in (("ours", ours), ("theirs", theirs)):
            print(f"| {word} | {name} | {' | '.join(figure(table.at[word, column]) for column in columns)} |")


def figure(number):
    if abs(number - round(number)) < 1e-9 and abs(number) > 0.5 or number == 0:
        return f"{number:,.0f}"
    return f"{number:,.6f}" if abs(number) > 1e-3 else f"{number:.6g}"


def main():
    program, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    corpus = folder / "sotu.jsonl.gz"
    packages = [f"{name} {importlib.metadata.version(name)}" for name in ("association-measures", "scipy", "pandas")]
    ours_is = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    print(f"{datetime.date.today()}: {ours_is}; {', '.join(packages)}; Python {sys.version.split()[0]}")
    agreement, every = Agreement(), documents(corpus)
    new, old = between(every, NEW), between(every, OLD)
    agreement.compare(
        "The words of the addresses since 1990",
        ours(program, corpus, "--filter", "date=1990..", "--view", "words"),
        word_counts(new), word_measures(new), lambda rows: rows.nlargest(12, "count").index,
    )
    agreement.compare(
        "Their phrases of two to five words",
        ours(program, corpus, "--filter", "date=1990..", "--view", "phrases", "--nested"),
        phrase_counts(new), phrase_measures, lambda rows: rows.nlargest(12, "count").index,
    )
    against = ["--filter", "date=1990..", "--view", "keyness", "--against-filter", "date=..1899"]
    agreement.compare(
        "Which words mark the addresses since 1990, against those before 1900",
        ours(program, corpus, *against),
        keyness_counts(new, old), keyness_measures, both_ends,
    )
    agreement.compare(
        "The same by documents",
        ours(program, corpus, *against, "--unit", "documents"),
        keyness_counts(new, old, having), keyness_measures, both_ends,
    )
    for half, years, dates in ((new, "since 1990", "1990.."), (old, "before 1900", "..1899")):
        agreement.compare(
            f"What goes with “security” in the addresses {years}",
            ours(program, corpus, '"security"', "--filter", f"date={dates}", "--view", "collocates"),
            collocate_counts(half, "security"), collocate_measures,
            lambda rows: rows.nlargest(12, "log_dice").index,
        )
    agreement.compare(
        "When “terrorism” rises, in a million words of each year",
        ours(program, corpus, '"terrorism"', "--view", "trends", "--bin", "year", "--share", "million"),
        trend_counts(every, "terrorism"), trend_measures, lambda rows: rows.nlargest(12, "value_1").sort_index().index,
    )
    if agreement.differences:
        sys.exit("\nagreement: these differ:\n" + "\n".join(agreement.differences))
    print("\nNo count and no measure differs.")


main()
