#!/usr/bin/env python3
"""Learn what the features of a fact are worth: writes src/engine/tables/confidence.def.

usage: fit_confidence.py SCORE_DIR GOLD_DIR FEATURES.jsonl [TABLE]

FEATURES.jsonl is what `build/read features` prints for the documents of GOLD_DIR;
SCORE_DIR holds score.py, which says when two rows are the same. A logistic regression with a
ridge, by plain gradient descent; the figures printed first are cross-validated by document.
"""
import json
import math
import os
import sys
from collections import defaultdict

RIDGE = 0.01
ROUNDS = 400
FOLDS = 6
OF_METRIC = 'metric '


def load_cases(score, gold_dir, path):
    """One case for each fact: its document, its features, and whether the gold has it."""
    rows = score.by_doc(score.load(path))
    cases = []
    for name in sorted(os.listdir(gold_dir)):
        if not name.endswith('.jsonl') or name.endswith('.turns.jsonl'):
            continue
        doc = name[:-6]
        gold = score.load(os.path.join(gold_dir, name))
        for row in rows.get(doc, []):
            right = any(score.same_strict(g, row) for g in gold)
            cases.append((doc, row['features'] + [OF_METRIC + row['metric'], 'bias'], right))
    return cases


def probability(weights, features):
    return 1 / (1 + math.exp(-sum(weights[f] for f in features)))


def ridge(feature):
    """The bias is free; a metric has few rows, so that it takes more of them to move its weight."""
    if feature == 'bias':
        return 0
    return 2 * RIDGE if feature.startswith(OF_METRIC) else RIDGE


def fit(cases):
    weights = defaultdict(float)
    squares = defaultdict(lambda: 1e-6)
    for _ in range(ROUNDS):
        slope = defaultdict(float)
        for _, features, right in cases:
            error = right - probability(weights, features)
            for f in features:
                slope[f] += error
        for f, s in slope.items():
            s = s / len(cases) - ridge(f) * weights[f] / 10
            squares[f] += s * s
            weights[f] += 0.3 * s / math.sqrt(squares[f])
    return weights


def cross_validate(cases):
    docs = sorted({doc for doc, _, _ in cases})
    judged = []
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        weights = fit([c for c in cases if c[0] not in held])
        judged += [(probability(weights, f), right) for doc, f, right in cases if doc in held]
    return judged


def report(judged):
    for least in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [right for p, right in judged if p >= least]
        if kept:
            print(f'confidence >= {least:.2f}: {len(kept):5d} facts, {sum(kept) / len(kept):.3f} right')


def line(name, weight):
    if name.startswith(OF_METRIC):
        return f'CONFIDENCE_OF_METRIC({name[len(OF_METRIC):]}, {weight:.2f})'
    return f'CONFIDENCE({name}, {weight:.2f})'


def main():
    score_dir, gold_dir, path = sys.argv[1:4]
    sys.path.insert(0, score_dir)
    import score
    cases = load_cases(score, gold_dir, path)
    report(cross_validate(cases))
    weights = fit(cases)
    lines = [line(name, weights[name]) for name in sorted(weights)]
    table = sys.argv[4] if len(sys.argv) > 4 else None
    if table:
        with open(table, 'w', encoding='utf-8') as out:
            out.write('/*\n * What each feature, and the metric, adds to the log-odds that a fact is right: CONFIDENCE(feature, weight), CONFIDENCE_OF_METRIC(metric, weight).\n'
                      ' * Made by test/tools/fit_confidence.py from a gold set; do not edit by hand.\n */\n')
            out.write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
