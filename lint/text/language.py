"""Which language is a text in that is hardly English? A count of function words, and of letters by script.

Function words make up a third to a half of running text in any of these languages, so a few hundred words decide. The
lists hold the most frequent ones that are no English words ("die", "on" and "me" are left out) and, between close
relatives, those that tell them apart. A text is foreign only if it has next to no English: a mixed or short one is not.
"""

import re
from collections import Counter

from lint.text.english import ENGLISH, TIMES, is_english_at_a_glance, words_of

_SAMPLE = 40_000  # code points: some seven thousand words
_FEWEST = 12  # function words of the other language
_DIFFERENT = 6  # so many different ones: a letter in a table is none
_SHARE = 0.04  # of all words; markup is counted among them
_LETTERS = 100  # so few letters are a name or a headline
_MOST = 0.7  # the share of letters in another script that makes a text foreign
_OTHERS = {
    "French": "le la les des du une et est dans pour que qui sur pas avec ce cette il elle sont aux par plus mais leur"
    " nous vous ont été selon après être d'une c'est qu'il au ses son était",
    "German": "der und das ist nicht den dem ein eine von zu mit sich auf für im des auch nach bei einen einer wird"
    " wurde werden haben sie aus wie oder aber über sind hat nur noch dass zum zur",
    "Spanish": "el los las una del que y es por con para su se como más pero sus ha fue según también sobre este esta"
    " al lo entre cuando son desde han muy había",
    "Portuguese": "o os uma do da dos das em um para com não por que mais se na no como mas foi ao ele ela são também"
    " até pelo pela sua seu ser está há segundo disse",
    "Italian": "il lo gli una di che è per con non del della dei delle nel nella sono ha si anche come ma alla al più"
    " dal dalla questo questa dopo stato hanno secondo ed sul",
    "Dutch": "het een van de en dat niet zijn op te voor met aan ook als maar bij naar uit wordt heeft werd deze nog"
    " hij zij worden door over dan hebben kan geen meer",
    "Swedish": "och att det som en är på av för med den till inte har ett om han de var jag från också kan så efter"
    " eller vid ska när men hade skulle blev",
    "Danish or Norwegian": "og det er som på av af til ikke med den har et han de var fra også kan så etter efter eller"
    " ved skal når men hadde havde ble blev jeg om ikkje være",
    "Finnish": "ja on ei se että oli hän ovat myös kun mutta ole tai joka mukaan sekä kuin sen jo mitä olisi niin",
    "Polish": "w i na z się nie że do to jest o jak ale po od przez za dla są oraz był była które który tym już może"
    " będzie tego jego",
    "Czech or Slovak": "se na že je v s z do o to si by ale jako za pro jsou který která které byl byla podle aby při"
    " také už jeho som sa nie je ako",
    "Romanian": "și în de la cu pe nu este care din pentru că un o mai au fost sunt prin să după dar al ale sau când"
    " această acest către",
    "Hungarian": "a az és hogy nem is egy meg de ez volt már csak mint azt ki el még szerint lesz pedig vagy után amely"
    " akkor vannak",
    "Turkish": "ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ise ne o en var olduğu değil ancak göre"
    " tarafından",
    "Croatian, Serbian or Bosnian": "je i u na da se za su od što kao koji koja koje ali nije bi biti bio bila iz po"
    " nakon prema samo još će te",
    "Indonesian or Malay": "yang dan di itu dengan untuk tidak dari ini dalam akan pada juga ke karena oleh adalah ada"
    " telah mereka kata bisa sudah",
    "Vietnamese": "và của là có không được cho các một những người với trong đã này khi để từ ông",
}
_PROFILES = {name: frozenset(words.split()) - ENGLISH for name, words in _OTHERS.items()}
_SCRIPTS = (
    ("[\u0370-\u03ff\u1f00-\u1fff]", "Greek"),
    ("[\u0400-\u052f]", ""),  # which language tells a letter
    ("[\u0530-\u058f]", "Armenian"),
    ("[\u0590-\u05ff]", "Hebrew"),
    ("[\u0600-\u06ff\u0750-\u077f]", "Arabic, Persian or Urdu"),
    ("[\u0900-\u097f]", "Hindi or another language in its letters"),
    ("[\u0980-\u09ff]", "Bengali"),
    ("[\u0e00-\u0e7f]", "Thai"),
    ("[\u10a0-\u10ff]", "Georgian"),
    ("[\u3040-\u30ff]", "Japanese"),
    ("[\uac00-\ud7af]", "Korean"),
    ("[\u4e00-\u9fff]", "Chinese"),
)
_JAPANESE = 0.1  # the least share of kana beside Chinese characters
_CYRILLIC = (("[іїєґ]", "Ukrainian"), ("[ыэё]", "Russian"))


def other_than_english(text: str) -> str | None:
    """Return the name of the language of a text that is hardly English, None for any other and for a short one."""
    if is_english_at_a_glance(text):
        return None
    sample = text[:_SAMPLE]
    script = _by_script(sample)
    if script is not None:
        return script
    words = words_of(sample)
    counts = Counter(words)
    english = sum(counts[word] for word in ENGLISH)
    best = max(_PROFILES, key=lambda name: (sum(counts[word] for word in _PROFILES[name]), name))
    other = sum(counts[word] for word in _PROFILES[best])
    different = sum(word in counts for word in _PROFILES[best])
    if different < _DIFFERENT or other < max(_FEWEST, _SHARE * len(words), TIMES * english):
        return None
    return best


def _by_script(text: str) -> str | None:
    """Return the language of a text that is mostly in other letters than Latin ones, or None."""
    if text.isascii():
        return None
    letters = sum(map(str.isalpha, text))
    counts = {name: len(re.findall(script, text)) for script, name in _SCRIPTS}
    others = sum(counts.values())
    if letters < _LETTERS or others < _MOST * letters:
        return None
    name = max(counts, key=lambda name: counts[name])
    if name == "Chinese" and counts["Japanese"] > _JAPANESE * others:
        return "Japanese"
    if name:
        return name
    lower = text.lower()
    return next((language for sign, language in _CYRILLIC if re.search(sign, lower)), "a language in Cyrillic letters")
