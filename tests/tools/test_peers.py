"""How benchmarks/peers.py reads what its peers print, and what it makes of it."""

import random

import peers

PRINTED = "/tmp/x/a.txt:3:7: doubled-word: “the the” at 3\na.txt:4:1: other\nnoise\nb.txt:1:2: doubled-word\n"
OF_ALEX = "a.txt\n  3:34-3:43  warning  `policemen` may be insensitive  policemen-policewomen  retext-equality\n\nb.txt: no issues\n"


def test_findings_are_read_by_file_line_and_rule():
    found = peers.places(PRINTED)
    assert {name: sorted(line for line, _ in lines) for name, lines in found.items()} == {"a.txt": [3, 4], "b.txt": [1]}
    assert dict(peers.places_of_alex(OF_ALEX)["a.txt"]) == {(3, "policemen-policewomen"): 1}


def test_a_fault_is_seen_where_its_paragraph_has_a_new_finding(tmp_path):
    peer = peers.Peer(
        "grep", "1", ["grep", "-Hn", "-o", "the the"], lambda text: peers.places(text.replace(":the", ":1: the"))
    )
    made = {
        "doubled": [("Sound.\nLeft the port.", "Sound.\nLeft the the port.", range(2, 3))] * 2,
        "other": [("A.", "B.", range(1, 2))],
    }
    assert peers.share_seen(peer, made, tmp_path) == {"doubled": 1.0, "other": 0.0, "": 0.0}


def test_a_name_is_spelled_in_a_second_way_once():
    text = "The mayor, Viktor Drozdovych, spoke.\nLater Drozdovych left.\n"
    changed, start, end = peers.respelled(text, random.Random(1))
    assert changed.count("Drozdovych") == 1
    assert text[start:end] == "Drozdovych"
    assert peers.respelled("Nobody is named here.", random.Random(1)) is None


def test_the_page_has_medians_ratios_and_what_was_given_up():
    own, other = peers.Peer("newslint", "1", [], peers.places), peers.Peer("slow", "2", [], peers.places)
    costs = {
        ("newslint", "cold"): [peers.Cost(seconds, 1, 50) for seconds in (0.3, 0.1, 0.2)],
        ("slow", "cold"): [peers.Cost(float("inf"), float("inf"), float("inf"))],
    }
    seen = {"newslint": {"doubled": 0.5, "": 1.0}, "slow": {"doubled": 0.25, "": 9.0}}
    page = peers.page([own, other], costs, ["cold"], seen, "Told.")
    assert "| newslint 1 | 0.2 s (0.1–0.3), 1× | 50 MB (50–50), 1× |" in page
    assert "| slow 2 | over 900 s | over 900 s |" in page
    assert "| doubled | 50% | 25% |" in page
    assert "slow</text>" not in peers.plot([own, other], costs, "cold", seen)
