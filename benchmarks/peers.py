"""newslint beside its peers: how long each takes for the same files in the same run, and what each finds in them.

    make peers ARTICLES=articles.jsonl.gz
    python benchmarks/peers.py ARTICLES.jsonl.gz [--rounds N] [--articles N] [--faults N] [--out docs]

ARTICLES is a JSON-lines file of objects with `text`; nothing of it is written anywhere. In each round every peer takes its
turn at every task, so that a busy machine is busy for all. Measured is processor time, of a command with all its
processes (of LanguageTool, of the server while it answers, too), and the highest memory of one process. The server of
LanguageTool is warm: it has read an article before. Every peer runs with what it does by default; textlint does nothing
by default, and has write-good, terminology, common-misspellings and alex.

What each finds: faults are put into sound articles, one in each (`garbled.FAULTS`, and a name spelled in a second way).
A fault is seen if its paragraph has a finding that it did not have before; of a name any new finding in the article
counts. Beside that stand the findings per 1,000 words on the articles without a fault.

The table and the plot go to OUT/peers.md and OUT/peers.svg.
"""

import argparse
import json
import math
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from alarm_rate import articles
from garbled import FAULTS, injected

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks" / "peers"
BIN = HERE / "node_modules" / ".bin"
VALE = ROOT / "build" / "peers" / "vale"
SERVER = ROOT / "engines/languagetool/build/LanguageTool-6.8/languagetool-server.jar"
PORT = 8093
NAME = "newslint"
LONGEST = 900
"""Seconds after which a command is given up."""
_PLACE = re.compile(r"^(?P<file>.*?\.txt):(?P<line>\d+):\d+:\s*(?P<rest>.*)$")
_OF_ALEX = re.compile(r"^\s+(?P<line>\d+):\d+(?:-\d+:\d+)?\s+warning\s+.*?(?P<rule>\S+)\s+\S+$")
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
Places = dict[str, Counter[tuple[int, str]]]


class Peer(NamedTuple):
    """A peer: its name and version, its command before the files, and how its output is read."""

    name: str
    version: str
    command: Sequence[str]
    read: Callable[[str], Places]
    server: int = 0


class Cost(NamedTuple):
    """What a run took: processor time and time on the clock in seconds, and the highest memory in megabytes."""

    processor: float
    clock: float
    memory: float


def places(output: str) -> Places:
    """Return the findings of each file, by line and rule, from lines such as `a.txt:3:1: rule`."""
    found: Places = defaultdict(Counter)
    for line in output.splitlines():
        match = _PLACE.match(line)
        if match:
            found[Path(match["file"]).name][int(match["line"]), _rule(match["rest"])] += 1
    return found


def _rule(rest: str) -> str:
    """Return what identifies a finding on its line, without numbers, which may be columns."""
    return re.sub(r"\d+", "", rest)


def places_of_alex(output: str) -> Places:
    """Return the same from what alex prints: the name of a file, and its findings below."""
    found: Places = defaultdict(Counter)
    name = ""
    for line in output.splitlines():
        match = _OF_ALEX.match(line)
        if match:
            found[name][int(match["line"]), match["rule"]] += 1
        elif line.strip().split(":")[0].endswith(".txt"):
            name = Path(line.strip().split(":")[0]).name
    return found


def peers(server: int) -> list[Peer]:
    """Return the peers that are installed, newslint first."""
    locked = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    python = [sys.executable]
    found = [
        Peer(NAME, version("newslint"), [*python, "-m", "lint", "--exit-zero", "--format", "concise"], places),
        Peer("proselint", version("proselint"), [str(Path(sys.executable).parent / "proselint"), "check"], places),
        Peer("Harper", version("harper-py"), [*python, str(HERE / "harper_files.py")], places),
        Peer("LanguageTool", "6.8", [*python, str(HERE / "languagetool_files.py"), str(PORT)], places, server),
        Peer(
            "textlint",
            locked["textlint"],
            [str(BIN / "textlint"), "--config", str(HERE / ".textlintrc.json"), "--format", "unix"],
            places,
        ),
        Peer("write-good", locked["write-good"], [str(BIN / "write-good"), "--parse"], places),
        Peer("alex", locked["alex"], [str(BIN / "alex")], places_of_alex),
    ]
    if VALE.exists():
        command = [str(VALE), "--config", str(HERE / "vale.ini"), "--no-exit", "--output", "line"]
        found.append(Peer("Vale", "3.7.1", command, places))
    return found


def run(peer: Peer, files: Sequence[str], folder: str) -> tuple[Cost, str]:
    """Run a peer over files in a folder, and return what it took and what it printed."""
    before = _used(peer.server)
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [*peer.command, *files],
            cwd=folder,
            env=_ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            _, _, usage = _wait(process)
        except TimeoutError:
            return Cost(math.inf, math.inf, math.inf), ""
        clock = time.perf_counter() - begin
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if peer.server:
        return Cost(usage.ru_utime + usage.ru_stime + _used(peer.server) - before, clock, _highest(peer.server)), text
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024), text


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, int, "resource.struct_rusage"]:
    end = time.monotonic() + LONGEST
    while True:
        number, status, usage = os.wait4(process.pid, os.WNOHANG)
        if number:
            process.returncode = os.waitstatus_to_exitcode(status)
            return number, status, usage
        if time.monotonic() > end:
            process.kill()
            process.wait()
            raise TimeoutError
        time.sleep(0.005)


def _used(pid: int) -> float:
    """Return the processor time that a process has used, in seconds."""
    if not pid:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _highest(pid: int) -> float:
    """Return the highest memory of a process so far, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


@contextmanager
def languagetool() -> Iterator[int]:
    """Start a LanguageTool server that ends with the block, and yield its process."""
    command = ["java", "-Xmx2g", "-cp", str(SERVER), "org.languagetool.server.HTTPServer", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield server.pid
        finally:
            server.kill()


def warm(peer: Peer, folder: str) -> None:
    """Let a peer read an article until it answers: a server starts, and caches are filled."""
    for _ in range(60):
        if not peer.server:
            run(peer, ["article.txt"], folder)
            return
        _, output = run(peer, ["article.txt"], folder)
        if "Traceback" not in output:
            return
        time.sleep(2)
    raise TimeoutError(f"{peer.name} does not answer")


def respelled(text: str, chooser: random.Random) -> tuple[str, int, int] | None:
    """Spell one later mention of a surname as another romanization may, and return the text and the place."""
    words = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", text))
    names = [word for word, count in words.items() if count > 1 and re.search(r"[kcvyi]", word[1:])]
    if not names:
        return None
    name = chooser.choice(sorted(names))
    at = [match.start() for match in re.finditer(rf"\b{name}\b", text)][-1]
    letter = re.search(r"[kcvyi]", name[1:])
    if letter is None:
        return None
    new = {"k": "kh", "c": "k", "v": "w", "y": "i", "i": "y"}[letter[0]]
    place = 1 + letter.start()
    return text[:at] + name[:place] + new + name[place + 1 :] + text[at + len(name) :], at, at + len(name)


def cases(texts: Sequence[str], count: int) -> dict[str, list[tuple[str, str, range]]]:
    """Return for each kind of fault the articles before and after, and the lines that the fault touches."""
    made: dict[str, list[tuple[str, str, range]]] = {}
    for kind, fault in FAULTS.items():
        made[kind] = [
            (before, after, range(after.count("\n", 0, start) + 1, after.count("\n", 0, end) + 2))
            for before, after, start, end in injected(texts, kind, fault, count)
        ]
    chooser = random.Random(1)
    two = [(text, changed) for text in texts if (changed := respelled(text, chooser))][:count]
    made["name in two spellings"] = [(text, after, range(1, 10_000)) for text, (after, _, _) in two]
    return made


def share_seen(peer: Peer, made: Mapping[str, Sequence[tuple[str, str, range]]], folder: Path) -> dict[str, float]:
    """Return for each kind of fault the share that a peer sees, and under “” its findings per 1,000 sound words."""
    names: dict[str, list[tuple[str, str, range]]] = {}
    words = 0
    for kind, changes in made.items():
        for number, (before, after, lines) in enumerate(changes):
            stem = f"{kind.replace(' ', '-')}-{number:03}"
            (folder / f"{stem}-a.txt").write_text(before, "utf-8")
            (folder / f"{stem}-b.txt").write_text(after, "utf-8")
            names.setdefault(kind, []).append((f"{stem}-a.txt", f"{stem}-b.txt", lines))
            words += len(before.split())
    files = [name for rows in names.values() for first, second, _ in rows for name in (first, second)]
    found = peer.read(run(peer, files, str(folder))[1])
    shares = {}
    for kind, rows in names.items():
        new = [
            _is_new(found.get(first, Counter()), found.get(second, Counter()), lines) for first, second, lines in rows
        ]
        shares[kind] = sum(new) / len(new)
    shares[""] = 1000 * sum(found[name].total() for name in found if name.endswith("-a.txt")) / words
    return shares


def _is_new(before: Counter[tuple[int, str]], after: Counter[tuple[int, str]], lines: range) -> bool:
    return any(line in lines for line, _ in after - before)


def tasks(texts: Sequence[str], count: int, large: int, folder: Path) -> dict[str, list[str]]:
    """Write the files of each task, and return their names."""
    middle = min(texts, key=lambda text: abs(len(text.split()) - 500))
    (folder / "article.txt").write_text(middle, "utf-8")
    many = [f"many-{number:04}.txt" for number in range(count)]
    for number, name in enumerate(many):
        (folder / name).write_text(texts[number % len(texts)], "utf-8")
    whole, size = [], 0
    for text in texts * 20:
        whole.append(text)
        size += len(text.encode()) + 1
        if size > large:
            break
    (folder / "large.txt").write_text("\n".join(whole), "utf-8")
    file = f"one file of {large / 1_000_000:g} MB"
    return {"one article, cold": ["article.txt"], f"{count:,} articles": many, file: ["large.txt"]}


Costs = dict[tuple[str, str], list[Cost]]


def measure(
    found: Sequence[Peer], work: Mapping[str, Sequence[str]], rounds: int, folder: Path
) -> Iterator[tuple[int, Costs]]:
    """Yield after each round its number and what each peer took for each task in each round so far.

    What was given up once is not tried again.
    """
    costs: Costs = defaultdict(list)
    for number in range(rounds):
        for task, files in work.items():
            for peer in found[number % len(found) :] + found[: number % len(found)]:
                before = costs[peer.name, task]
                if not before or before[-1].clock < math.inf:
                    before.append(run(peer, files, str(folder))[0])
                    print(f"round {number + 1}  {task:<20}{peer.name:<14}{before[-1].processor:9.2f} s", flush=True)
        yield number + 1, costs


def machine() -> str:
    """Return what was measured on, and how busy it is, in words."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.findall(r"model name\s*:\s*(.+)", info)
    name = model[0] if model else platform.machine()
    load = f"a load of {os.getloadavg()[2]:.0f}"
    return f"{os.cpu_count()} cores of {name} with {load}, {platform.system()}, Python {platform.python_version()}"


def _cell(values: Iterable[float], own: Sequence[float], unit: str = "s") -> str:
    """Return the median with the range, and the ratio to newslint's median."""
    some = sorted(values)
    if not some or math.isinf(some[-1]):
        return f"over {LONGEST} s"
    middle = median(some)
    spread = f" ({_number(some[0])}–{_number(some[-1])})" if len(some) > 1 else ""
    return f"{_number(middle)} {unit}{spread}, {middle / median(own):.2g}×"


def _number(value: float) -> str:
    """Return a number with three figures, none of them as a power of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three figures


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table, the first one its head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


def page(
    found: Sequence[Peer], costs: Costs, work: Iterable[str], seen: Mapping[str, Mapping[str, float]], told: str
) -> str:
    """Return the page."""
    speed = [["", *work, "memory, large file"]]
    last = list(work)[-1]
    for peer in found:
        cells = [
            _cell((cost.processor for cost in costs[peer.name, task]), [cost.processor for cost in costs[NAME, task]])
            for task in work
        ]
        memory = _cell(
            (cost.memory for cost in costs[peer.name, last]), [cost.memory for cost in costs[NAME, last]], "MB"
        )
        speed.append([f"{peer.name} {peer.version}", *cells, memory])
    kinds = [kind for kind in seen[NAME] if kind]
    finds = [["fault put in", *(peer.name for peer in found)]]
    finds += [[kind, *(f"{seen[peer.name][kind]:.0%}" for peer in found)] for kind in kinds]
    finds.append(["**all kinds, mean**", *(f"**{mean_seen(seen[peer.name]):.0%}**" for peer in found)])
    finds.append(["findings per 1,000 sound words", *(f"{seen[peer.name]['']:.1f}" for peer in found)])
    return (
        "# Beside its peers\n\n"
        "<!-- written by benchmarks/peers.py -->\n\n"
        f"{told}\n\n"
        "Processor time: the median (lowest–highest), and how many times newslint's median it is. LanguageTool is a server that is\n"
        "warm, its own processor time counted in; what it takes to start is not. Peers differ in what they look for, so speed is to be\n"
        "read beside what was found: the second table has faults put into sound articles, and the share that each peer saw.\n"
        "The faults are of kinds that newslint looks for, which favors it; a peer that says much sees some of them by chance.\n\n"
        f"{table(speed)}\n"
        "![Processor time against the share of faults seen](peers.svg)\n\n"
        f"{table(finds)}\n"
        "Written anew by `make peers`; `benchmarks/peers.py` says how each peer runs.\n"
    )


def mean_seen(shares: Mapping[str, float]) -> float:
    """Return the mean share over the kinds of fault."""
    kinds = [share for kind, share in shares.items() if kind]
    return sum(kinds) / len(kinds)


def plot(found: Sequence[Peer], costs: Costs, task: str, seen: Mapping[str, Mapping[str, float]]) -> str:
    """Return an SVG: the processor time for a task, on a logarithmic scale, against the share of faults seen."""
    width, height, left, bottom = 720, 380, 70, 50
    spots = []
    for peer in found:
        values = [cost.processor for cost in costs[peer.name, task]]
        if values and not math.isinf(max(values)):
            spots.append((peer.name, median(values), mean_seen(seen[peer.name])))
    low = math.floor(math.log10(min(seconds for _, seconds, _ in spots)))
    high = math.ceil(math.log10(max(seconds for _, seconds, _ in spots)))
    across = (width - left - 110) / max(1, high - low)

    def x(seconds: float) -> float:
        return left + across * (math.log10(seconds) - low)

    def y(share: float) -> float:
        return height - bottom - share * (height - bottom - 20)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        at = x(10.0**power)
        parts.append(f'<path d="M{at:.1f} 20V{height - bottom}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{at:.1f}" y="{height - bottom + 18}" text-anchor="middle" fill="#333">{10.0**power:g} s</text>'
        )
    for tenth in range(0, 11, 2):
        at = y(tenth / 10)
        parts.append(f'<path d="M{left} {at:.1f}H{width - 20}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end" fill="#333">{tenth * 10} %</text>')
    for name, seconds, share in spots:
        color = "#b00020" if name == NAME else "#1f5f8b"
        parts.append(f'<circle cx="{x(seconds):.1f}" cy="{y(share):.1f}" r="5" fill="{color}"/>')
        parts.append(f'<text x="{x(seconds) + 8:.1f}" y="{y(share) - 6:.1f}" fill="{color}">{name}</text>')
    parts.append(
        f'<text x="{left}" y="{height - 10}" fill="#333">processor time for {task}; upwards: share of the faults seen</text>'
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path, metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", dest="count", type=int, default=1_000, metavar="N")
    parser.add_argument("--bytes", type=int, default=1_000_000, metavar="N", help="the size of the large file")
    parser.add_argument("--faults", type=int, default=30, metavar="N", help="faults of each kind")
    parser.add_argument("--named", default="the articles given", help="what the articles are called on the page")
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    asked = parser.parse_args()
    texts = [article["text"] for article in articles(asked.articles) if 150 < len(article["text"].split()) < 1500]  # noqa: PLR2004 - an article
    random.Random(1).shuffle(texts)
    with tempfile.TemporaryDirectory() as place, languagetool() as server:
        folder = Path(place)
        work = tasks(texts, asked.count, asked.bytes, folder)
        found = peers(server)
        for peer in found:
            warm(peer, place)
        made = cases(texts[: 40 * asked.faults], asked.faults)
        seen = {}
        for peer in found:
            with tempfile.TemporaryDirectory() as apart:
                seen[peer.name] = share_seen(peer, made, Path(apart))
            print(
                f"{peer.name:<14}{mean_seen(seen[peer.name]):.0%} seen, {seen[peer.name]['']:.1f} a thousand words",
                flush=True,
            )
        words = sum(len(texts[number % len(texts)].split()) for number in range(asked.count))
        for rounds, costs in measure(found, work, asked.rounds, folder):
            told = (
                f"Measured on {datetime.now(UTC):%d %B %Y} on {machine()}; {rounds} round{'s' * (rounds > 1)}, in turns. The articles are\n"
                f"{asked.named}: one of about 500 words, {asked.count:,} with {words:,} words, and a file\n"
                f"of {asked.bytes:,} bytes; {asked.faults} faults of a kind."
            )
            (asked.out / "peers.md").write_text(page(found, costs, list(work), seen, told), "utf-8")
            (asked.out / "peers.svg").write_text(plot(found, costs, list(work)[1], seen), "utf-8")


if __name__ == "__main__":
    main()
