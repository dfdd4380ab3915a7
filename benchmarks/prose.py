"""Invented Russian for the workload: it says nothing, and has the lengths and letters of real news."""

from random import Random


def split(text: str, *, at: str) -> tuple[str, ...]:
    """The parts of a list that was written in lines."""
    return tuple(text.replace("\n", at).split(at))


REGIONS = split(
    """область Абай|Акмолинская область|Актюбинская область|Алматинская область|Атырауская область|Восточно-Казахстанская область
Жамбылская область|область Жетысу|Западно-Казахстанская область|Карагандинская область|Костанайская область|Кызылординская область
Мангистауская область|Павлодарская область|Северо-Казахстанская область|Туркестанская область|область Улытау
город Астана|город Алматы|город Шымкент""",
    at="|",
)
SPHERES = split(
    """по вопросам экологии|по вопросам культуры|по вопросам здравоохранения|при акимате|по вопросам образования|по вопросам транспорта
по вопросам занятости|по делам молодёжи|по вопросам строительства|по вопросам сельского хозяйства|по вопросам спорта
по вопросам цифрового развития|по вопросам водных ресурсов|по вопросам туризма|по вопросам жилищного хозяйства""",
    at="|",
)
NOUNS = split(
    """совет заседание решение вопрос предложение проект бюджет отчёт доклад комиссия рекомендация обсуждение встреча житель район город село
дорога школа больница парк программа развитие контроль качество услуга закон постановление акимат департамент общественность организация
представитель эксперт специалист гражданин обращение ответ срок работа строительство ремонт вода газ электричество отопление транспорт автобус
маршрут остановка экология воздух отход мусор озеленение дерево площадка двор дом квартира тариф цена расход средство закупка договор подрядчик
проверка нарушение мера поддержка молодёжь семья ребёнок ветеран пенсионер инвалид врач учитель предприниматель бизнес хозяйство урожай земля
участок архитектура памятник библиотека театр музей спорт стадион соревнование праздник информация портал сайт данные анализ мониторинг итог
план""",
    at=" ",
)
VERBS = split(
    """обсудили рассмотрели утвердили поддержали предложили отметили подчеркнули рекомендовали сообщили представили проверили завершили начали
продолжили организовали провели выделили направили подготовили согласовали изучили заслушали приняли отклонили внесли разработали улучшили
построили отремонтировали запланировали""",
    at=" ",
)
ADJECTIVES = split(
    """общественный местный региональный новый важный городской сельский ежегодный плановый совместный открытый социальный экономический
культурный экологический транспортный жилищный коммунальный государственный республиканский областной районный молодёжный технический финансовый
правовой доступный современный качественный очередной внеочередной итоговый рабочий""",
    at=" ",
)
LINKERS = split(
    """также сегодня вчера ранее позднее дополнительно кроме того при этом совместно по итогам в рамках в ходе на заседании по словам
участников в соответствии с планом до конца года в текущем квартале с участием жителей""",
    at=" ",
)
PREPOSITIONS = split(
    "в на по для при о без через после перед между под над около ради вместо",
    at=" ",
)
ORDER = (ADJECTIVES, NOUNS, VERBS, PREPOSITIONS, ADJECTIVES, NOUNS, LINKERS)


def sentence(random: Random, count: int) -> str:
    """That many words, without a full stop."""
    words: list[str] = []
    while len(words) < count:
        words += [random.choice(kind) for kind in ORDER][: random.randint(4, 7)]
    words = words[:count]
    if count > 9:
        words[count // 2] += ","
    return " ".join([words[0].capitalize(), *words[1:]])


def plain(random: Random, fewest: int, most: int) -> str:
    """A sentence without a comma, fit for a title."""
    return sentence(random, random.randint(fewest, most)).replace(",", "")


def paragraph(random: Random, count: int) -> str:
    """Sentences of that many words together."""
    sentences = []
    while count > 0:
        length = min(count, random.randint(8, 18))
        if count - length < 5:
            length = count
        sentences.append(sentence(random, length) + ".")
        count -= length
    return " ".join(sentences)


def body(random: Random, count: int) -> str:
    """Markdown of that many words: paragraphs, a bold sentence and a link; in a third of the texts a heading, in a third a list."""
    first = random.randint(40, 60)
    parts = [paragraph(random, first)]
    count -= first
    if random.random() < 0.35:
        parts.append("## " + sentence(random, 4))
        count -= 4
    bold, link, middle = sentence(random, 5), sentence(random, 4), random.randint(40, 60)
    parts.append(f"**{bold}** {paragraph(random, middle)} [{link}](https://example.org/doc/{random.randint(1, 9999)}).")
    count -= middle + 9
    if random.random() < 0.35:
        lines = [sentence(random, 7) for _ in range(random.randint(3, 5))]
        parts.append("\n".join(f"- {line}" for line in lines))
        count -= 7 * len(lines)
    while count > 60:
        length = random.randint(35, 60)
        parts.append(paragraph(random, length))
        count -= length
    if count > 0:
        parts.append(paragraph(random, count))
    return "\n\n".join(parts)
