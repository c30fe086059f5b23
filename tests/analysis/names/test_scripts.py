"""One bearer by script and system of romanization: pairs that must be found, look-alikes that must not, and what guards them.

All people and places are invented.
"""

import pytest
from support.name_pairs import pairs

# Script, the name in full, and how the article has it later: in full or the surname alone.
ONE_BEARER = """
Russian | Yevgeny Tolbuzin | Evgeny Tolbouzine
Russian | Dmitry Khlopushin | Hlopushin
Russian | Arkady Shcherbinsky | Scherbinskii
Russian | Fyodor Zhidkov | Jidkov
Ukrainian | Hryhoriy Holovatenko | Golovatenko
Ukrainian | Serhiy Tkachivskyi | Sergei Tkachivsky
Ukrainian | Volodymyr Shchehlov | Vladimir Shcheglov
Belarusian | Siarhei Hancharyk | Goncharik
Belarusian | Aliaksandr Zhdanovich | Alexander Zhdanovitch
Belarusian | Dzmitry Kavaliou | Kavalyow
Arabic | Qassem Jabbouri | Kassem Jaburi
Arabic | Walid Al-Ghazouli | Ghazuli
Arabic | Khaled Tawfiqi | Khalid Tawfeeqi
Arabic | Hussein Mukhtaroui | Mokhtarawi
Persian | Hossein Ghalandarpour | Qalandarpur
Persian | Reza Dowlatshahi | Dolatshahi
Persian | Nasrin Khosrowpour | Khosropur
Hebrew | Yitzhak Tzafriri | Tsafriri
Hebrew | Chaim Hacohenov | Haim Hakohenov
Hebrew | Moshe Yehezkeli | Yechezkeli
Chinese | Zhou Qingmei | Chou Ch'ing-mei
Chinese | Xu Zhenghao | Hsu Cheng-hao
Chinese | Tsai Chih-peng | Cai Zhipeng
Chinese | Wei Zhaohua | Wei Chaohua
Korean | Choi Tae-kwon | Choe Tae-gwon
Korean | Lee Sung-hyok | Yi Song-hyok
Korean | Park Jung-soo | Pak Chong-su
Korean | Minsu Choi | Choe
Japanese | Taro Ohno | Ono
Japanese | Shinji Tsukahara | Tukahara
Japanese | Yuuki Kuroshima | Yuki Kurosima
Japanese | Akira Honma | Homma
Greek | Giorgos Hadjipavlou | Chatzipavlou
Greek | Nikos Ntoumanis | Doumanis
Greek | Yiannis Evangelou | Giannis Evagelou
Georgian | Zurab Kvirikadze | Qvirikadze
Georgian | Irakli Gharibadze | Garibadze
Armenian | Hakob Mkrtchyan | Mkrtchian
Armenian | Aram Khachaturiants | Khachaturyants
Armenian | Tigran Djanibekyan | Janibekian
Turkic | Nursultan Abdykalykov | Abdikalikov
Turkic | Gurbanguly Hojamyradov | Khodzhamuradov
Turkic | Ilham Qarayev | Garayev
Turkic | Sherzod Khudoyberdiyev | Xudoyberdiyev
"""

TWO_BEARERS = """
Russian | Gleb Sobolin | Pavel Sobolev
Russian | Alexei Grishenkov | Sergei Grishenko
Ukrainian | Taras Kovalchuk | Ostap Kovalenko
Belarusian | Ales Karatkevich | Yanka Karatynski
Belarusian | Siarhei Hancharuk | Anton Hancharou
Arabic | Samir al-Khalidi | Nabil al-Khatib
Arabic | Hassan Barkouni | Hussein Barkawi
Persian | Behrouz Tavakoli | Reza Tavassoli
Persian | Mahmoud Karimi | Nasser Karami
Hebrew | Yael Tsafriri | Dan Tsarfati
Chinese | Wang Zhenhao | Wang Zhenhua
Chinese | Li Xiaoming | Liu Xiaomin
Chinese | Zhang Wei | Zheng Wei
Korean | Kim Jong-soo | Kim Jong-sook
Korean | Park Min-ho | Park Min-hee
Korean | Minsu Jeong | Jisoo Jung
Japanese | Kenji Matsuda | Taro Matsudaira
Japanese | Akira Onoda | Jun Ohnuma
Greek | Nikos Vlachakis | Kostas Vlachos
Greek | Giorgos Papadakis | Dimitris Papadatos
Georgian | Levan Gurchiani | Zurab Gurgenidze
Georgian | Nino Kvirikadze | Davit Kvirikashvili
Armenian | Aram Hovsepyan | Tigran Hovhannisyan
Turkic | Nurlan Zhumabayev | Yerlan Zhumagulov
Turkic | Ilham Garayev | Elchin Garabayov
"""

SURNAME_FIRST = ("Chinese", "Korean")


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("script", "full", "later"), rows(ONE_BEARER))
def test_two_spellings_of_one_bearer_are_found(lint, script, full, later):
    text = f"On Monday the court heard {full} for an hour.\n\nNobody asked {later} about the money.\n"
    found = [pair for pair in pairs(lint, text) if pair[0] == "inconsistent-name"]
    assert found, script
    assert {word for _, word, _ in found} <= {*full.split(" "), *later.split(" ")}


@pytest.mark.parametrize(("script", "one", "other"), rows(TWO_BEARERS))
def test_two_bearers_of_names_alike_are_left_alone(lint, script, one, other):
    bare = [name if script in SURNAME_FIRST and "Minsu" not in one else name.split(" ")[1] for name in (one, other)]
    text = (
        f"On Monday the court heard {one} for an hour.\n\n"
        f"On Friday {other} spoke. {bare[0]} had left, and {bare[1]} stayed.\n"
    )
    assert pairs(lint, text) == []


GUARDS = {
    "a brother": "Gleb Ordyntsov sold the mill. His brother, Pavel Ordyntsoff, bought it back. Ordyntsov was glad.",
    "a wife": "Gleb Stroganin spoke. His wife, Olga Stroganina, was silent. Stroganin left, and Stroganina stayed.",
    "a woman by surname alone": "Pyotr Ivanov called. Ivanova answered at once, and Ivanov hung up.",
    "a woman's adjective": "Oleg Zabolotsky came with Vera Zabolotskaya. Zabolotsky sat, and Zabolotskaya stood.",
    "people of a place": "The mine at Zhelovets is closed. A Zhelovetsian crowd, mostly Zhelovetsians, met there.",
    "adjectives of a place": "The river Zhelva floods. The Zhelvan fields and the Zhelvsky bridge stood under water.",
    "a plural": "Kim Dong-chol came home. The Kims were glad, and Kim slept.",
    "a plural in -es": "Gleb Barkas sold out. The Barkases left the town. Barkas wept.",
    "possessives": "Gleb Ordyntsov left. Ordyntsov’s car stayed. Kostas Vlachakis' house is now Vlachakis's bank.",
    "a plural possessive": "Gleb Ordyntsov left. The Ordyntsovs' dog barked.",
    "a list": "Those fined were Petrenkov, Petrenko and Petrinko.",
    "[sic]": "The letter was signed Gleb Ordyntsoff [sic]. Gleb Ordyntsov denied it.",
    "[sic] after a possessive": "“Ordyntsoff’s [sic] mill,” it said. Gleb Ordyntsov owns it.",
    "a gloss": "Taras Hlushchenko (Russian: Glushchenko) was born here. Hlushchenko left.",
    "another spelling given": "Yael Tzurieli, also spelled Tsurieli, was born here. Tzurieli left.",
    "another system given": "Wen Zhongjie, romanized as Wen Chung-chieh, was born here.",
}


@pytest.mark.parametrize("guard", GUARDS)
def test_what_guards_two_spellings(lint, guard):
    assert pairs(lint, GUARDS[guard] + "\n") == []
