"""French articles of people and places that do not exist, as many as one likes, no two sentences of them alike.

Names are put together from syllables, so that the vocabulary grows with the number of articles as that of a real
heap does; the seed fixes everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

HEADS = ("Bar", "Cor", "Del", "Fau", "Gri", "Lam", "Mar", "Nor", "Pel", "Quen", "Rou", "Sau", "Tri", "Val", "Ver")
MIDDLES = ("", "an", "bri", "de", "ga", "lin", "mo", "na", "ri", "se", "ti", "vo")
TAILS = ("bert", "court", "dier", "faux", "gnac", "lier", "mont", "nel", "quet", "sac", "telle", "val", "vigne", "zac")
FIRST = (
    "Alix",
    "Basile",
    "Clémence",
    "Denis",
    "Elvire",
    "Fabien",
    "Gaëlle",
    "Hervé",
    "Inès",
    "Joël",
    "Léonie",
    "Marius",
    "Noé",
    "Odile",
    "Paul",
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
THINGS = (
    "le pont",
    "la halle",
    "le lycée",
    "l'usine de chaux",
    "le canal",
    "la ligne de tramway",
    "le musée de la Mer",
)
PLACES = (
    "la préfecture",
    "la mairie",
    "la gendarmerie",
    "la direction du port",
    "le parquet",
    "l'hôpital",
    "le syndicat",
)
ROLES = ("le maire", "la directrice", "le procureur", "la ministre", "le porte-parole", "une riveraine", "le capitaine")

TEMPLATES = (
    "{thing} de {town} restera fermé jusqu'au {day} {date} {month}, a annoncé {day2} {place}.",
    "« Nous avons compté {n} bateaux à {town} », a déclaré {role} {person}, qui s'exprimait devant la presse.",
    "Selon {place} de {town}, {n} personnes ont été évacuées dans la nuit de {day} à {day2}.",
    "{role} de {town}, {person}, a démenti avoir signé le contrat de {n} euros.",
    "D'après {person}, {thing} coûterait {n} euros de plus que prévu.",
    "Les travaux ont commencé le {date} {month} {year} près de {town} et devraient durer {small} mois.",
    "{person} assure que {n} habitants de {town} attendent toujours une réponse.",
    "« Personne ne nous a prévenus », s'est plainte {person}, {small} ans, venue de {town}.",
    "Dans un communiqué publié {day}, {place} a appelé les {n} habitants de {town} à la prudence.",
    "{person} et {person2} se sont retrouvés à {town} pour parler de {thing}.",
    "Un incendie avait détruit {n} mètres carrés de {thing} de {town} en {month} {year}.",
    "Interrogé par le quotidien de {town}, {person} a refusé de commenter ces {n} plaintes.",
    "La famille {last} possède {n} hectares entre {town} et {town2}.",
    "{person} a promis que les {n} emplois de {town} seraient maintenus, rapporte {person2}.",
    "Une source proche du dossier évoque {n} euros versés à {person} depuis {month} {year}.",
    "À {town}, {small} classes sur {n} ont rouvert {day} matin.",
    "« Il est possible que {person} revienne à {town} », a-t-elle ajouté, citant {n} lettres reçues.",
    "Le rapport de {person} montre que {thing} de {town} a perdu {small} % de ses visiteurs en {year}.",
)


def articles(count: int, *, seed: int = 1, sentences: int = 12) -> Iterator[str]:
    """``count`` texts: a headline, then paragraphs of about 200 words in all.

    >>> [text == again for text, again in zip(articles(3), articles(3))]
    [True, True, True]
    """
    chance = random.Random(seed)
    for _ in range(count):
        told = [_sentence(chance, template) for template in chance.sample(TEMPLATES, sentences)]
        paragraphs = [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
        headline = f"{_name(chance)} : {chance.randrange(3, 900)} foyers sans eau, selon {_person(chance)}"
        yield "\n\n".join((headline, *paragraphs))


def _sentence(chance: random.Random, template: str) -> str:
    told = template.format(
        **{key: chance.choice(words) for key, words in (("thing", THINGS), ("place", PLACES), ("role", ROLES))},
        **{key: _person(chance) for key in ("person", "person2")},
        **{key: _name(chance) for key in ("town", "town2", "last")},
        day=chance.choice(DAYS),
        day2=chance.choice(DAYS),
        date=chance.randrange(2, 29),
        month=chance.choice(MONTHS),
        year=chance.randrange(1990, 2030),
        n=chance.randrange(101, 99_999),
        small=chance.randrange(2, 99),
    )
    return told[0].upper() + told[1:]


def _person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {_name(chance)}"


def _name(chance: random.Random) -> str:
    return chance.choice(HEADS) + chance.choice(MIDDLES) + chance.choice(MIDDLES) + chance.choice(TAILS)
