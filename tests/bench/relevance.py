"""`./build.sh relevance`: how good our ranking is on collections with questions and judgements, beside a reference.

    relevance.py PROGRAM FOLDER

FOLDER has, for each collection, NAME.jsonl.gz (documents: id, title, text), NAME.queries.jsonl.gz (id, text) and
NAME.qrels.tsv (question, document, grade). The questions are long, so their words are joined by OR.

Ours is what `concord ask --json` answers. The reference is bm25s, in the manner of Lucene, with k1 = 1.2 and b = 0.75; it
gets title and text as one. All are measured by ir_measures, which runs trec_eval. Two things are checked:

- that our scores are the reference's, where both get the same words (letters alone or digits alone, one zone). A choice in
  parentheses beside something else has no nearness, so `* (a OR b)` is BM25 alone. Lucene itself keeps a length in one
  byte, and leaves empty documents out of the mean, so its own scores differ by some per cent from both.
- what nearness is worth: the row “without nearness” asks in that form.

The rows “without stop words” ask for the words that bm25s leaves of a question; the reference leaves them out of the
documents too.
"""

import collections
import concurrent.futures
import datetime
import gzip
import importlib.metadata
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import bm25s
import ir_measures
import Stemmer
from ir_measures import AP, R, nDCG

MEASURES = {"nDCG@10": nDCG @ 10, "MAP": AP, "recall@100": R @ 100, "recall@1000": R @ 1000}
MOST_HITS = 1000
Collection = collections.namedtuple("Collection", "name documents questions judgements")


def collections_in(folder):
    for queries in sorted(folder.glob("*.queries.jsonl.gz")):
        name = queries.name.removesuffix(".queries.jsonl.gz")
        documents, judgements = folder / f"{name}.jsonl.gz", folder / f"{name}.qrels.tsv"
        for needed in (documents, judgements):
            if not needed.exists():
                sys.exit(f"relevance: {needed} is missing, which belongs to {queries}.")
        rows = [line.split("\t") for line in judgements.read_text().splitlines()]
        qrels = [ir_measures.Qrel(question, document, int(grade)) for question, document, grade in rows]
        yield Collection(name, lines(documents), lines(queries), qrels)


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def words(text):
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def plain(text):
    return re.findall("[a-z]+|[0-9]+", text.lower())


def whole(document):
    return f"{document['title']} {document['text']}"


def either(asked):
    return " OR ".join(asked) + " "


def without_nearness(asked):
    return f"* ({either(asked)}) "


def ours(program, documents, questions, *options):
    """By question: ids and scores, best first. `questions` are queries by id."""
    with tempfile.TemporaryDirectory() as place:
        corpus = pathlib.Path(place, "corpus.jsonl")
        header = {"concord": 1, "title": "relevance"}
        corpus.write_text("".join(json.dumps(line) + "\n" for line in [header, *documents]), encoding="utf-8")

        def ask(query):
            command = [program, "ask", corpus, query, "--json", "--limit", str(MOST_HITS), *options]
            answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            for warning in answer["warnings"]:
                print(f"Note: {warning['message']}", file=sys.stderr)
            return [(hit["id"], hit["score"]) for hit in answer["hits"]]

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(questions, pool.map(ask, questions.values())))


def reference(documents, questions, tokens):
    """The same of bm25s; `tokens` cuts a text into words."""
    engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    engine.index([tokens(whole(document)) for document in documents], show_progress=False)
    answers = {}
    for question, text in questions.items():
        asked = [word for word in tokens(text) if word in engine.vocab_dict]
        count = min(MOST_HITS, len(documents))
        places, scores = engine.retrieve([asked], k=count, show_progress=False)
        found = zip(places[0], scores[0])
        answers[question] = [(documents[place]["id"], float(score)) for place, score in found if score > 0]
    return answers


def significant(stemmer=None):
    """Words as bm25s cuts them: without English stop words, and stemmed if a stemmer is given."""

    def tokens(text):
        return bm25s.tokenize([text], stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False)[0]

    return tokens


def measured(answers, judgements):
    """The measures, by name. Each engine's own order counts, also where scores are the same."""
    run = [
        ir_measures.ScoredDoc(question, document, -rank)
        for question, found in answers.items()
        for rank, (document, _) in enumerate(found)
    ]
    values = ir_measures.calc_aggregate(MEASURES.values(), judgements, run)
    return [values[measure] for measure in MEASURES.values()]


def largest_difference(program, collection):
    """Between our scores and the reference's for the same words; and how many were compared."""
    documents = [
        {"id": document["id"], "title": "", "text": " ".join(plain(whole(document)))}
        for document in collection.documents
    ]
    asked = {question["id"]: plain(question["text"]) for question in collection.questions}
    got = ours(program, documents, {id: without_nearness(words) for id, words in asked.items()})
    wanted = reference(documents, {id: " ".join(words) for id, words in asked.items()}, plain)
    differences = []
    for question, found in got.items():
        known = dict(wanted[question])
        differences += [abs(score - known[document]) for document, score in found if document in known]
    return max(differences), len(differences)


def report(program, collection):
    asked = {question["id"]: words(question["text"]) for question in collection.questions}
    questions = {question["id"]: question["text"] for question in collection.questions}
    documents = [{key: document[key] for key in ("id", "title", "text")} for document in collection.documents]
    bm25 = f"bm25s {importlib.metadata.version('bm25s')}"
    stemmer = Stemmer.Stemmer("english")
    rows = {
        "Concord": ours(program, documents, {id: either(words) for id, words in asked.items()}),
        "Concord, without nearness": ours(program, documents, {id: without_nearness(words) for id, words in asked.items()}),
        "Concord, without stop words": ours(program, documents, {id: either(significant()(text)) for id, text in questions.items()}),
        "Concord, without stop words, all forms": ours(program, documents, {id: either(significant()(text)) for id, text in questions.items()}, "--stems"),
        f"{bm25}, all words": reference(documents, questions, words),
        f"{bm25}, without stop words": reference(documents, questions, significant()),
        f"{bm25}, without stop words, stemmed": reference(documents, questions, significant(stemmer)),
    }
    title = f"{collection.name}: {len(documents):,} documents, {len(asked)} questions"
    print(f"\n| {title} | {' | '.join(MEASURES)} |\n|---{'|---:' * len(MEASURES)}|")
    for name, answers in rows.items():
        values = measured(answers, collection.judgements)
        print(f"| {name} | {' | '.join(f'{value:.4f}' for value in values)} |")
    difference, count = largest_difference(program, collection)
    print(f"\nOf {count:,} scores for the same words, the largest difference to {bm25} is {difference:.1e}.")


def main():
    program, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("bm25s", "PyStemmer", "ir_measures")]
    ours_is = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    print(f"{datetime.date.today()}: {ours_is}; {', '.join(versions)}; Python {sys.version.split()[0]}")
    for collection in collections_in(folder):
        report(program, collection)


main()
