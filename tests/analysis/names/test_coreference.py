"""Two spellings of one bearer: what counts as evidence, and what must never be taken for it."""

import json
from itertools import permutations

import pytest
from support.name_pairs import pairs

# One family a line: the first spelling introduces the bearer, the second stands alone later.
ONE_BEARER = {
    "Russian": ("Gleb Stroganov", "Stroganow"),
    "Russian -off": ("Gleb Ordyntsoff", "Ordyntsov"),
    "Ukrainian h": ("Taras Hlushchenko", "Glushchenko"),
    "Belarusian": ("Ales Karatkevich", "Korotkevich"),
    "Arabic q": ("Tareq Barqouni", "Barkouni"),
    "Arabic vowels": ("Samir Khalidoun", "Khalidun"),
    "Persian": ("Behrouz Farrokhi", "Farokhi"),
    "Hebrew": ("Yael Tzurieli", "Tsurieli"),
    "Chinese": ("Wen Zhangshu", "Zhangsu"),
    "Korean": ("Minho Kwonseok", "Gwonseok"),
    "Japanese": ("Kenji Matsudaira", "Matudaira"),
    "Greek": ("Nikos Vlachakis", "Vlahakis"),
    "Georgian": ("Levan Gurchiani", "Gurtchiani"),
    "Armenian": ("Aram Hovsepian", "Hovsepyan"),
    "Turkic": ("Nurlan Zhumabayev", "Jumabayev"),
    "a slip": ("Ruth Hollingberry", "Hollinberry"),
    "letters swapped": ("Ruth Hollingberry", "Hollignberry"),
    "Arabic w and ou": ("Adel Sahrawani", "Sahraouani"),
    "Arabic gh and q": ("Nabil Gholamzadani", "Qolamzadani"),
    "an assimilated article": ("Rafik Badr-Al-Dinari", "Badreddinari"),
    "French sh": ("Rami Shoukeiri", "Choukeiri"),
    "Thai": ("Somchit Wongprasat", "Vongphrasat"),
    "Indonesian": ("Budi Soetardjo", "Sutarjo"),
    "Iberian z": ("Pilar Olivarenz", "Olivarens"),
    "five letters": ("Nurlan Zhumai", "Jumay"),
    "accents": ("Iveta Dvořáčková", "Dvorackova"),
}


@pytest.mark.parametrize("script", ONE_BEARER)
def test_a_surname_that_comes_back_in_another_spelling_is_found(lint, script):
    full, other = ONE_BEARER[script]
    text = f"On Monday the court heard {full} for an hour.\n\nNobody asked {other} about the money.\n"
    found = pairs(lint, text)
    assert [rule for rule, _, _ in found] == ["inconsistent-name"], found
    assert {found[0][1]} <= {full.split(" ")[1], other}


@pytest.mark.parametrize(
    ("first", "second", "evidence"),
    [
        ("Sergei Dronnikov left.", "Sergey Dronnikov returned.", "both stand before Dronnikov"),
        ("Marat Ilyukhin left.", "Marat Ilukhin returned.", "the same given name"),
        ("Mayor Trochinsky left.", "Mayor Trotchinsky returned.", "both are called mayor"),
        ("They met in Verkhotyazhsk.", "Trains to Verhotyazhsk ran again.", "neither is introduced as somebody else"),
    ],
)
def test_the_message_gives_the_evidence(lint, first, second, evidence):
    text = f"On Monday {first[0].lower() + first[1:] if first.startswith('They') else first}\n\nOn Friday {second}\n"
    found = pairs(lint, text)
    assert len(found) == 1
    assert evidence in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "Gleb Stroganov and Pavel Stroganow are not related. Stroganov sold, Stroganow bought.",
        "Maria Petrosyants spoke. Her husband, Vahan Petrosyan, was absent. Petrosyan called.",
        "Anna Tolmacheva arrived with Igor Tolmachev. Tolmachev said nothing.",
        "The Odrinsk plant makes pumps. An Odrinskian visitor came from the Odrinsk Valley.",
        "The Gralewskis came late. Jan Gralewski apologised.",
        "He lived as Gleb Stroganov (in German: Stroganow) for years.",
        "The warrant named Gleb Stroganow [sic]. Gleb Stroganov was not at home.",
        "Gleb Stroganov, also spelled Stroganow, was not at home.",
        "Oleg Vinkov, founder of the Vinkoff group, sold his shares. Vinkov was pleased, and Vinkoff bank was not.",
        "See www.stroganow.example and @Stroganow. Gleb Stroganov runs both.",
        "The players were Brunner, Bruner and Bronner.",
        "Mirza al-Dirazani came from Dirazan. Nobody in Dirazan knew him.",
        "Populism is not what a Populist would call it.",
        "The mayor, Dave “Mudlark” Saundersen, spoke. Bernie Sandersen, the senator, answered.",
        "Kellyanne Drumm arrived. Senator O'Drumm, as he was mocked, did not.",
    ],
)
def test_what_looks_like_one_bearer_and_is_not_is_left_alone(lint, text):
    assert pairs(lint, text) == []


def test_one_finding_a_spelling_names_every_place_and_unifies_them(lint):
    text = (
        "Inspector Dragan Petkoff opened the case.\n\nPetkov’s office closed it. “Petkov is wrong,” a clerk said.\n\n"
        "A pro-Petkov crowd cheered. Petkoff left, and Petkoff stayed away. The Petkovs moved.\n"
    )
    findings = list(lint(text, "inconsistent-name").findings)
    assert len(findings) == 1
    finding = findings[0]
    assert text[finding.span.start : finding.span.end] == "Petkov"
    assert "(4x)" in finding.message
    fixed = text
    for edit in sorted(finding.fix.edits, reverse=True):
        fixed = fixed[: edit.span.start] + edit.text + fixed[edit.span.end :]
    assert "Petkoff’s office closed it." in fixed
    assert "A pro-Petkoff crowd" in fixed
    assert "The Petkoffs moved." in fixed
    assert "“Petkov is wrong,”" in fixed, "what is quoted stays"


def test_three_spellings_are_one_group_with_one_usual_form(lint):
    text = (
        "The poet Lev Yarsenin was young. Yarsenin wrote little, and Yarsenin drank.\n\nFriends of Arsenin wept.\n\n"
        "A statue of Jarsenin stands in the park.\n"
    )
    found = pairs(lint, text)
    assert {word for _, word, _ in found} == {"Jarsenin"} or {word for _, word, _ in found} == {"Arsenin", "Jarsenin"}
    assert all("“Yarsenin”" in message for _, _, message in found)


def test_the_result_does_not_hang_on_the_order_of_other_paragraphs(lint):
    paragraphs = [
        "On Monday the court heard Gleb Ordyntsoff for an hour.",
        "Nobody asked Ordyntsov about the money.",
        "The bank closed at noon.",
    ]
    seen = {frozenset(pair[0] for pair in pairs(lint, "\n\n".join(order))) for order in permutations(paragraphs)}
    assert seen == {frozenset({"inconsistent-name"})}


def test_a_town_beside_the_wrong_country_and_a_false_capital_are_found(lint):
    text = (
        "The trial opened in Novosibirsk, Kazakhstan, on Monday.\n\nPolice in the Turkish capital Istanbul looked on.\n"
    )
    assert [f.rule for f in lint(text, "misplaced-town", "false-capital").findings] == [
        "misplaced-town",
        "false-capital",
    ]


def test_a_town_that_is_said_to_be_the_capital_is_found(lint):
    text = "Izmir is the capital of Turkey. Ankara is the capital of Turkey. The capital of Kazakhstan, Almaty, was calm.\n"
    found = lint(text, "false-capital").findings
    assert [text[f.span.start : f.span.end] for f in found] == ["Izmir", "Almaty"]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Ukraine, Volodymyr Hrushanko, spoke.",
        "The prime minister of the republic of Kyrgyzstan, Bishkan Osmonov, spoke.",
        "The fire broke out in Baoding, Hebeo, China, on Monday.",
        "The ship sank off Luzon, Philippines, at dawn.",
        "He was born in Baden-Wittemberg, Germany, in May.",
        "She lives in Kocaeli Province, Turkey, with her son.",
        "The plant is in Ontario, Canada, near the border.",
    ],
)
def test_what_stands_where_a_town_does_and_is_none_is_left_alone(lint, text):
    assert lint(text, "mangled-place-name", "misplaced-town").findings == ()


def test_a_word_that_hangs_on_a_name_is_no_part_of_it(lint):
    text = "Gleb Stroganovich won. The Stroganovitch-led party cheered."
    assert [pair[1] for pair in pairs(lint, text)] == ["Stroganovitch"]


def test_names_lists_every_bearer_with_all_spellings(newslint):
    article = b"Inspector Dragan Petkoff came to Kiev.\n\nPetkov met Volodymyr Zelenskyy there. Zelenskyy was late.\n"
    done = newslint("names", "--format", "json", "-", stdin=article)
    assert done.returncode == 1, done.stderr
    names = {name["name"]: name for name in json.loads(done.stdout)["files"][0]["names"]}
    assert names["Kyiv"]["spellings"][0]["form"] == "Kiev"
    assert (names["Kyiv"]["status"], names["Kyiv"]["preferred"]) == ("listed", "Kyiv")
    petkoff = names["Dragan Petkoff"]
    assert [form["form"] for form in petkoff["spellings"]] == ["Dragan Petkoff", "Petkov"]
    assert petkoff["status"] == "new"
    assert petkoff["evidence"]
    assert petkoff["spellings"][1]["places"] == [{"line": 3, "column": 1, "offset": 40}]
    assert names["Volodymyr Zelenskyy"]["count"] == 2


def test_names_tells_a_namesake_of_a_listed_person_apart(newslint):
    article = (
        "GALATI, Romania - Raed Arafat was in Galati. Arafat thanked the Interior Ministry. Forecasters were glad.\n"
    )
    done = newslint("names", "--format", "json", "-", stdin=article.encode())
    names = {name["name"]: name for name in json.loads(done.stdout)["files"][0]["names"]}
    assert {name: (entry["status"], entry["count"]) for name, entry in names.items()} == {
        "Galati": ("place", 2),
        "Romania": ("place", 1),
        "Raed Arafat": ("new", 2),
    }


def test_names_follows_the_house_style(newslint):
    done = newslint("names", "--style", "reuters", "--format", "json", "-", stdin=b"Volodymyr Zelensky came alone.\n")
    assert json.loads(done.stdout)["files"][0]["names"][0]["preferred"] == "Volodymyr Zelenskiy"


def test_names_across_a_folder_finds_one_bearer_in_two_articles(newslint, tmp_path):
    desk = tmp_path / "desk"
    (desk / "drafts" / "old").mkdir(parents=True)
    (desk / "drafts" / "a.txt").write_text("The judge heard Marat Ilyukhin, and Pavel Dorn.\n", "utf-8")
    (desk / "drafts" / "old" / "b.md").write_text("The judge freed Marat Ilukhin, and Pavel Dorn.\n", "utf-8")
    (desk / "drafts" / "c.txt").write_text("Ivan Ilukhin, a baker, was not there.\n", "utf-8")
    done = newslint("names", "--across", "drafts")
    assert done.returncode == 1
    assert "Ilyukhin 1x  drafts/a.txt:1:17" in done.stdout
    assert "Ilukhin 1x  drafts/old/b.md:1:17" in done.stdout
    assert "c.txt" not in done.stdout
    assert "Dorn" not in done.stdout


@pytest.mark.parametrize("arguments", [["names"], ["names", "nowhere.txt"], ["names", "--across", "nowhere"]])
def test_names_without_something_to_read_is_a_problem(newslint, arguments):
    done = newslint(*arguments)
    assert done.returncode == 2
    assert done.stderr


FIXED = {
    "a surname follows the full name": ("Muammar Qaddafi spoke. Qaddafi left.", "Moammar Gadhafi spoke. Gadhafi left."),
    "a given name alone": ("Muammar Gadhafi spoke. Gadhafi left.", "Moammar Gadhafi spoke. Gadhafi left."),
    "the family": ("Muammar Qaddafi left. The Qaddafis stayed.", "Moammar Gadhafi left. The Gadhafis stayed."),
    "the house's own form in capitals": ("MOAMMAR GADHAFI spoke.", "MOAMMAR GADHAFI spoke."),
    "somebody else": ("Muammar Qaddafi left. Ayesha Qaddafi stayed.", "Moammar Gadhafi left. Ayesha Qaddafi stayed."),
    "a namesake": ("Pavel Zelenskiy won. Zelenskiy, 31, wept.", "Pavel Zelenskiy won. Zelenskiy, 31, wept."),
    "a namesake, before he is introduced": (
        "Zelenskiy weeps. Pavel Zelenskiy won in Riga.",
        "Zelenskiy weeps. Pavel Zelenskiy won in Riga.",
    ),
    "the bearer and a namesake": (
        "Volodymyr Zelenskiy met Pavel Zelenskiy. Zelenskiy wept. Volodymyr Zelenskiy left. Zelenskiy slept.",
        "Volodymyr Zelenskyy met Pavel Zelenskiy. Zelenskiy wept. Volodymyr Zelenskyy left. Zelenskyy slept.",
    ),
    "a word that is no given name": (
        "Volodymyr Zelenskyy came. Meanwhile Zelenskyy slept. Zelenskiy left.",
        "Volodymyr Zelenskyy came. Meanwhile Zelenskyy slept. Zelenskyy left.",
    ),
    "the possessive stays": ("Volodymyr Zelenskiy’s office", "Volodymyr Zelenskyy’s office"),
    "a hyphen stays": (
        "A pro-Zelenskiy crowd met Volodymyr Zelenskyy.",
        "A pro-Zelenskyy crowd met Volodymyr Zelenskyy.",
    ),
    "capitals stay": ("They went to KIEV by train.", "They went to KYIV by train."),
    "a plural stays": ("Flights left for Kiev’s suburbs.", "Flights left for Kyiv’s suburbs."),
    "a quotation stays": ("“We left Kiev at noon,” he said in Kiev.", "“We left Kiev at noon,” he said in Kyiv."),
    "a title stays": ("She wrote “Kiev Nights” in Kiev.", "She wrote “Kiev Nights” in Kyiv."),
}


@pytest.mark.parametrize("what", FIXED)
def test_the_fix_of_a_listed_name(newslint, tmp_path, what):
    before, after = FIXED[what]
    article = tmp_path / "a.txt"
    article.write_text(before + "\n", "utf-8")
    newslint(str(article), "--style", "ap", "--select", "transliteration", "--unsafe-fixes", "--fix")
    assert article.read_text("utf-8") == after + "\n"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Gholam Reza Farrokhzadi", "Gholamreza Farokhzadi"),
        ("Mei-fong Li", "Mei-fong Lee"),
        ("Behrouz Nouri Tavanai", "Nouritavanai"),
        ("Idrissou Gomye", "Guemye"),
        ("Tahar Al-Qinadi", "Guinadi"),
        ("Sami Al-Urgy", "Alurgy"),
        ("Roy Ostvel", "Ovstel"),
        # Two given names in common: hardly two people in one story.
        ("Chol Ho Sim", "Chol Ho Shim"),
        ("Minsu Choi", "Choe"),
        ("Taro Ohno", "Ono"),
        ("Ahn Min-seob", "Ann Min-seob"),
    ],
)
def test_names_in_more_than_one_word_and_short_ones_are_found(lint, full, other):
    text = f"On Monday the court heard {full} for an hour.\n\nNobody asked {other} about the money.\n"
    assert [rule for rule, _, _ in pairs(lint, text)] == ["inconsistent-name"]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Jane Grunfeld was there. The story by N.R. Greenfeld ran on Monday.",
        "Reporters from Pelotico asked Marta Pletuka.",
        "Tina Frica reported from Africa.",
        "Alan Redsquare, the guide, came to the Red Square.",
        "Karen Liu spoke. Karen Lau answered.",
        "David Jung spoke. David Chung answered.",
        "Kevin Li spoke. Kevin Lee answered.",
    ],
)
def test_what_only_sounds_a_little_alike_is_left_alone(lint, text):
    assert pairs(lint, text) == []


def test_a_name_that_the_language_knows_is_not_called_new_and_an_acronym_is_no_person(newslint):
    done = newslint(
        "names",
        "--format",
        "json",
        "-",
        stdin=b"The Kremlin said that NATO, the UN, the TZQ and Dmitri Vorosh were late.\n",
    )
    found = {name["name"]: (name["status"], name["kind"]) for name in json.loads(done.stdout)["files"][0]["names"]}
    assert found == {
        "Kremlin": ("known", ""),
        "NATO": ("known", "org"),
        "UN": ("known", "org"),
        "TZQ": ("new", "org"),
        "Dmitri Vorosh": ("new", ""),
    }


TWO_OF_ONE_SURNAME = {
    "neither is introduced": "Daniel Kern won the men's race. Daniela Kern won the women's race.",
    "each is described": "Claudio Ferri, the mayor, spoke. Claudia Ferri, a teacher, asked him about the school.",
    "each has an age": "Denis Kovar, 30, is a guard. Denisa Kovar, 28, is a pilot.",
    "a daughter": "Mayor Robert Holm founded the firm. His daughter Roberta Holm runs it now.",
}


@pytest.mark.parametrize("what", TWO_OF_ONE_SURNAME)
def test_a_man_and_a_woman_of_one_surname_are_two_people(lint, what):
    assert pairs(lint, TWO_OF_ONE_SURNAME[what] + "\n") == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Senator Randa Hill asked for a vote. Rand Hill said the senators had done nothing wrong.", "Randa"),
        ("Governor Denisa Korvat signed the decree. Denis Korvat said it would take effect in June.", "Denisa"),
        ("Spokeswoman Tamara Vesnik read the note. Tamary Vesnik said the dam was safe.", "Tamary"),
        ("Minister Olha Derevets met the envoys. Olhu Derevets said the talks went well.", "Olhu"),
    ],
)
def test_an_ending_on_the_given_name_of_one_person_is_found(lint, text, odd):
    (finding,) = lint(text + "\n", "transliteration").findings
    assert (finding.rule, text[finding.span.start : finding.span.end]) == ("leaked-case-ending", odd)


@pytest.mark.parametrize(
    "text",
    [
        "The plan helped African-American voters. Many African Americans welcomed it.",
        "The African-American vote counts, the African American leader said, and American flags flew.",
        "The Asian-Pacific fund met. Asian Pacific states joined.",
        "The China-Indonesia pact was signed. China Indonesia analysts called it thin.",
        "Marek Abdul-Farid Nasser spoke. Abdul Farid Morabi left.",
        "World-War-III fears grew. Talk of World War III was cheap.",
        "Al-Morabi fighters came. The al-Morabi group left.",
        "The emir spoke for the Emirate. Emirati officials agreed with the Emirate.",
    ],
)
def test_a_hyphen_or_an_ending_of_grammar_makes_no_pair(lint, text):
    assert pairs(lint, text + "\n") == []


@pytest.mark.parametrize(
    ("text", "odd", "usual"),
    [
        ("Karim Abdul-Jabbarov spoke. Later Abdul Jabbarov left the hall.", "Abdul-Jabbarov", "Abdul Jabbarov"),
        ("Ayia-Soria was closed. Tourists in Ayia Soria queued.", "Ayia-Soria", "Ayia Soria"),
    ],
)
def test_a_name_of_two_words_is_told_with_its_hyphen_and_without(lint, text, odd, usual):
    (finding,) = lint(text + "\n", "transliteration").findings
    told = {text[place.start : place.end] for place in (finding.span, *(one.span for one in finding.related))}
    assert told == {odd, usual}
    assert finding.fix is None
