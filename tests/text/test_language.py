"""A text in another language is recognised; English, mixed and short texts are not mistaken for one."""

import pytest

from lint.text.language import other_than_english

TEXTS = {
    "French": "Le maire a déclaré mardi que les travaux de la gare seront terminés avant la fin de l'année, mais que le"
    " conseil n'a pas encore voté le budget. Selon lui, il est trop tôt pour dire qui va payer la facture des retards.",
    "German": "Der Bürgermeister hat am Dienstag gesagt, dass die Arbeiten an dem Bahnhof nicht vor dem Ende des Jahres"
    " fertig werden. Der Rat habe noch nicht über das Geld entschieden, und es sei zu früh, um von den Kosten zu reden.",
    "Spanish": "El alcalde dijo el martes que las obras de la estación no van a terminar antes de fin de año, pero que"
    " el consejo no ha votado el presupuesto. Según él, es pronto para decir quién va a pagar los retrasos de las obras.",
    "Portuguese": "O prefeito disse na terça-feira que as obras da estação não vão acabar até o fim do ano, mas que o"
    " conselho não votou o orçamento. Segundo ele, é cedo para dizer quem vai pagar os atrasos das obras com o dinheiro.",
    "Italian": "Il sindaco ha detto martedì che i lavori della stazione non finiranno prima della fine dell'anno, ma il"
    " consiglio non ha ancora votato il bilancio. Secondo lui è presto per dire chi pagherà i ritardi dei lavori nel centro.",
    "Dutch": "De burgemeester heeft dinsdag gezegd dat het werk aan het station niet voor het einde van het jaar klaar"
    " is. De raad heeft nog niet over het geld gestemd, en het is te vroeg om te zeggen wie de kosten van het werk betaalt.",
    "Swedish": "Borgmästaren sade på tisdagen att arbetet på stationen inte är klart före slutet av året, men att det"
    " inte finns pengar till det. Det är för tidigt att säga vem som ska betala för det som har blivit dyrare, sade han.",
    "Polish": "Burmistrz powiedział we wtorek, że prace na dworcu nie skończą się przed końcem roku, ale rada nie"
    " przyjęła budżetu. Jego zdaniem jest za wcześnie, by mówić, kto zapłaci za opóźnienia, które już są, i nie wie, jak"
    " długo to potrwa.",
    "Turkish": "Belediye başkanı salı günü istasyondaki çalışmaların yıl sonuna kadar bitmeyeceğini söyledi ve bunun için"
    " bir bütçe olmadığını belirtti. Bu kadar çok gecikme için kimin ne ödeyeceği ise henüz belli değil, ancak bir karar"
    " daha sonra çıkacak ve bu da yeni olarak görülecek.",
    "Russian": "Мэр сообщил во вторник, что работы на вокзале не закончатся до конца года, но совет ещё не принял бюджет."
    " По его словам, пока рано говорить о том, кто заплатит за опоздание и когда это будет известно жителям города.",
    "Ukrainian": "Мер повідомив у вівторок, що роботи на вокзалі не закінчаться до кінця року, але рада ще не ухвалила"
    " бюджет. За його словами, поки зарано говорити про те, хто заплатить за запізнення і коли це стане відомо.",
    "Greek": "Ο δήμαρχος είπε την Τρίτη ότι τα έργα στον σταθμό δεν θα τελειώσουν πριν από το τέλος του χρόνου, και ότι"
    " το συμβούλιο δεν έχει ψηφίσει ακόμη τον προϋπολογισμό της πόλης.",
    "Chinese": "市长星期二表示车站的工程在年底之前不会完成而市议会还没有通过预算。" * 4,
    "Japanese": "市長は火曜日、駅の工事は年末までに終わらないと述べた。議会はまだ予算を可決していない。" * 4,
    "Korean": "시장은 화요일 역 공사가 연말까지 끝나지 않을 것이라고 말했다. 의회는 아직 예산을 통과시키지 않았다." * 3,
}
ENGLISH = (
    "The mayor said on Tuesday that the work at the station would not be done before the end of the year, but that the"
    " council had yet to vote on the money. It was too early, he said, to tell who would pay for the delay."
)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_in_another_language_is_recognised(name):
    assert other_than_english(TEXTS[name]) == name
    assert other_than_english(f"{TEXTS[name]}\n\n{TEXTS[name]}") == name


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_half_english_is_checked(name):
    assert other_than_english(f"{ENGLISH}\n\n{TEXTS[name]}\n\n{ENGLISH}") is None
    assert other_than_english(f"{TEXTS[name]}\n\n{ENGLISH}") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENGLISH,
        "Les Misérables de Victor Hugo",
        "Киев",
        "1,200 3,400 5,600\n" * 200,
        "Rio de Janeiro, Los Angeles, La Paz, El Paso, San Juan de los Lagos, Las Vegas, Santa Cruz de la Sierra",
        "Beograd Zagreb Sarajevo " * 60,
        "w z o w z o w z\n" * 60,
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore magna aliqua",
    ],
)
def test_english_names_numbers_and_short_texts_are_checked(text):
    assert other_than_english(text) is None


def test_markup_hides_neither_language():
    page = "<div class='story'><p class='lead'>{}</p><p><a href='https://example.org/page/a'>{}</a></p></div>"
    assert other_than_english(page.format(TEXTS["French"], TEXTS["French"])) == "French"
    assert other_than_english(page.format(ENGLISH, ENGLISH)) is None
