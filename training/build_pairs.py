"""Build pairs.json: what each piece of evidence weighs that two spellings in one article name one entity.

Usage: PYTHONPATH=benchmarks python training/build_pairs.py PUBLISHED MT NAMES VERDICTS OUT      (needs numpy)

PUBLISHED and MT hold labelled articles as benchmarks/names.py reads them (all pairs of PUBLISHED are labelled, most of
MT), NAMES is the folder of alias lists and of spellings counted by native name, VERDICTS the file of verdicts. A
logistic regression with a quadratic penalty is fitted by Newton's method. Pairs that were put in teach what spellings
of one name look like, and weigh little, so that chance is as probable as in print. Printed is, for each outlet, what a
model that was trained on all others says of it. Only weights leave the script. The same files give the same bytes.

What such models say of outlets they have not seen is then calibrated (Platt, "Probabilistic outputs for support vector
machines", 1999): a slope and a shift of the log-odds, fitted on the pairs that were found, so that of all pairs said .7
seven in ten are one entity. In the table each outlet is left out of both. The weights are written calibrated.
"""

import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import names
import numpy as np
from name_pairs import SIZE, Sample, made, natural

MADE = 0.08
"""What a pair that was put in weighs beside one that was found."""
PENALTY, BIAS_PENALTY = 0.5, 0.001
ROUNDS, CLOSE = 30, 1e-5
COST = 1.2
"""Misses that a false alarm costs."""
COSTS = (1, COST, 1.5, 2.5, 5, 10)
"""Costs for which recall and precision are printed."""
NUMBER = 1800
Vector = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def table(samples: list[Sample], columns: list[str]) -> Vector:
    """Return the features of the samples, a row each, with a column of ones for the bias."""
    at = {name: number for number, name in enumerate(columns)}
    rows = np.zeros((len(samples), len(columns) + 1))
    rows[:, -1] = 1
    for row, sample in zip(rows, samples, strict=True):
        for name, value in sample.features.items():
            row[at[name]] = value
    return rows


def fit(rows: Vector, labels: Vector, weights: Vector) -> Vector:
    """Return the weights of the columns with which a logistic regression says the labels best."""
    found = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = BIAS_PENALTY
    for _ in range(ROUNDS):
        said = chance(rows, found)
        slope = rows.T @ (weights * (said - labels)) + penalty * found
        bend = (rows * (weights * said * (1 - said))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if abs(step).max() < CLOSE:
            break
    return found


def chance(rows: Vector, found: Vector) -> Vector:
    """Return the probability of each row."""
    return np.asarray(1 / (1 + np.exp(-rows @ found)), dtype=np.float64)


def left_out(samples: list[Sample], rows: Vector, labels: Vector, weights: Vector) -> Vector:
    """Return the probability of each sample by a model that saw no sample of its outlet."""
    outlets = np.array([sample.outlet for sample in samples])
    said = np.zeros(len(samples))
    for outlet in sorted(set(outlets)):
        own = outlets == outlet
        said[own] = chance(rows[own], fit(rows[~own], labels[~own], weights[~own]))
    return said


def log_odds(said: Vector) -> Vector:
    """Return the log-odds of probabilities."""
    return np.asarray(np.log(said / (1 - said)), dtype=np.float64)


def calibration(samples: list[Sample], said: Vector) -> Vector:
    """Return the slope and the shift of the log-odds with which what was said of the found pairs holds as often.

    The targets are Platt's, who counts one more pair of each label than there are.
    """
    found = np.array([not sample.made for sample in samples])
    labels = np.array([float(sample.label) for sample in samples])[found]
    ones = labels.sum()
    targets = np.where(labels > 0, (ones + 1) / (ones + 2), 1 / (len(labels) - ones + 2))
    rows = np.column_stack([log_odds(said[found]), np.ones(len(labels))])
    return fit(rows, targets, np.ones(len(labels)))


def calibrated(samples: list[Sample], said: Vector) -> Vector:
    """Return the probabilities, those of each outlet calibrated by what was said of all others."""
    sets = np.array([sample.outlet for sample in samples])
    told = np.zeros(len(samples))
    for name in sorted(set(sets)):
        own = sets == name
        others = [sample for sample, is_own in zip(samples, own, strict=True) if not is_own]
        slope, shift = calibration(others, said[~own])
        told[own] = 1 / (1 + np.exp(-(slope * log_odds(said[own]) + shift)))
    return told


def show(samples: list[Sample], said: Vector) -> None:
    """Print recall, precision and false pairs by outlet, and how often what is said holds."""
    least = COST / (1 + COST)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    bands: dict[int, list[float]] = defaultdict(list)
    for sample, probability in zip(samples, said, strict=True):
        if sample.made:
            continue
        outlet = "machine translation" if sample.outlet.startswith("machine") else sample.outlet
        told = probability >= least
        counts[outlet][0] += sample.label
        counts[outlet][1] += sample.label and told
        counts[outlet][2] += not sample.label and told
        bands[int(probability * 10)].append(sample.label)
    print(f"{'outlet left out':28}{'pairs':>7}{'recall':>8}{'precision':>11}{'false':>7}")
    for outlet, (pairs, found, false) in sorted(counts.items()):
        print(f"{outlet:28}{pairs:7}{found / max(pairs, 1):8.3f}{found / max(found + false, 1):11.3f}{false:7}")
    for band, labels in sorted(bands.items()):
        print(f"said {band / 10:.1f} and more: {len(labels)} pairs, {sum(labels) / len(labels):.2f} are one entity")
    _show_costs(samples, said)


def _show_costs(samples: list[Sample], said: Vector) -> None:
    """Print what other costs of a false alarm would bring."""
    print(f"{'a false alarm costs':20}{'set':>21}{'recall':>8}{'precision':>11}{'false':>7}")
    for cost in COSTS:
        for translated in (False, True):
            own = [
                (sample.label, probability >= cost / (1 + cost))
                for sample, probability in zip(samples, said, strict=True)
                if not sample.made and sample.outlet.startswith("machine") == translated
            ]
            found = sum(label and told for label, told in own)
            false = sum(told and not label for label, told in own)
            recall, precision = found / max(sum(label for label, _ in own), 1), found / max(found + false, 1)
            set_name = "machine translation" if translated else "published"
            print(f"{cost:<20}{set_name:>21}{recall:8.3f}{precision:11.3f}{false:7}")


def labelled_pairs(published: Path, translated: Path, lists: Path, verdicts: Path) -> list[Sample]:
    """Return the pairs of both sets of articles, and those that are put into the published ones."""
    linter = names.linter("transliteration")
    judged = names.verdicts(verdicts)
    articles = names.rows(published)
    samples = [*natural(linter, articles, judged, complete=True)]
    samples += natural(linter, names.rows(translated), judged, complete=False)
    samples += made(linter, articles, lists, NUMBER, random.Random(7))  # noqa: S311 - no secret
    return samples


class Fitting(NamedTuple):
    """What the weights of all outlets are fitted with: a row of features for each pair, and the calibration."""

    rows: Vector
    labels: Vector
    weights: Vector
    columns: list[str]
    calibration: Vector


def cross_validate(samples: list[Sample]) -> Fitting:
    """Print what a model says of outlets that it has not seen; return what the model of all is fitted with."""
    columns = sorted({name for sample in samples for name in sample.features})
    rows = table(samples, columns)
    labels = np.array([float(sample.label) for sample in samples])
    weights = np.array([MADE if sample.made else 1.0 for sample in samples])
    said = left_out(samples, rows, labels, weights)
    show(samples, calibrated(samples, said))
    return Fitting(rows, labels, weights, columns, calibration(samples, said))


def main() -> None:
    """Collect the pairs, print what a model says of outlets that it has not seen, and write the weights of all."""
    published, translated, lists, verdicts, out = map(Path, sys.argv[1:])
    given = cross_validate(labelled_pairs(published, translated, lists, verdicts))
    slope, shift = given.calibration
    fitted = slope * fit(given.rows, given.labels, given.weights)
    fitted[-1] += shift
    found = dict(zip([*given.columns, "bias"], (round(float(weight), 2) for weight in fitted), strict=True))
    content = {
        "bias": found.pop("bias"),
        "cost": COST,
        "names": found.pop(SIZE),
        "weights": {name: weight for name, weight in found.items() if weight},
    }
    text = json.dumps(content, indent=0, sort_keys=True, ensure_ascii=False) + "\n"
    (out / "pairs.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
