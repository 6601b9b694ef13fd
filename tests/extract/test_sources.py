"""Whom pronouns, functions and general words mean, and what stays unresolved."""

from __future__ import annotations

import pytest

from recoupe.extract.who.handles import owner
from recoupe.model import Mention
from tests.extract.whodraft import chain, reading, statement

FIRE = (
    "Le procureur de Valmont, Jean-Marc Oudin, a déclaré que l'incendie était volontaire. "
    "Il a ajouté que deux suspects étaient entendus.\n\n"
    "La maire, Claire Fontanel, a promis une aide. « Nous ne laisserons personne seul », a-t-elle assuré. "
    "« Le quartier se relèvera. »\n\n"
    "Un haut responsable chilien a affirmé que le navire était parti. "
    "Le responsable a précisé que l'équipage était sauf."
)

RESOLVED = [
    (
        "Ankara dément toute livraison. « Tout va bien », a dit son ministère de la Défense.",
        "Tout va bien",
        "ministère de la Défense de Turquie",
    ),
    (  # the divers neither act nor speak, and are several
        "Le port a payé l'équipage, rapporte Le Phare. Le journal cite trois plongeurs norvaliens. « La coque fuyait "
        "», a confié l'un d'eux.",
        "La coque fuyait",
        "plongeurs norvaliens",
    ),
    (  # *brigade* is a woman's word, and the general no woman; a *compagnie* is no *il*
        "La compagnie Amarine Connect rejette des accusations. « Tout est fini », a déclaré le porte-parole de "
        "l'armée, le général de brigade Dorian Kolb. La boîte noire est retrouvée, a-t-il ajouté.",
        "La boîte noire est retrouvée",
        "Dorian Kolb",
    ),
    (
        "Le patron du port, Paul Viard, a vu le préfet, Luc Martel, à qui il a promis que le quai rouvrirait.",
        "le quai rouvrirait",
        "Paul Viard",
    ),
    ("Tarvel a relevé son offre. Le groupe suisse affirme que le port vivra.", "le port vivra", "Tarvel"),
    ("Brelan propose 41 euros. Le groupe de Lyon affirme que le port vivra.", "le port vivra", "Brelan"),
    (
        "L'Agence Norvale du Rail a publié un bilan. Le maire, Luc Martel, conteste ces chiffres. "
        "Deux voies ont fermé, rappelle l'organisme.",
        "Deux voies ont fermé",
        "Agence Norvale du Rail",
    ),
    (
        "L'usine Brelan a fermé. Le four sera éteint lundi, a assuré l'entreprise.",
        "Le four sera éteint lundi",
        "Brelan",
    ),
    (
        "Brelan a annulé trois départs. La FTM, syndicat majoritaire, parle de mépris. La compagnie évoque une panne.",
        "une panne",
        "Brelan",
    ),
    (
        "L'association Rive Claire a saisi le juge. Le port, lui, dément. La baie est sale, affirme l'ONG.",
        "La baie est sale",
        "association Rive Claire",
    ),
    (
        "Le groupe Tarvel et la coopérative Brelan ont signé. Le prix sera connu lundi, a précisé l'entreprise.",
        "Le prix sera connu lundi",
        "entreprise",
    ),
    (
        "Le syndicat FTM dénonce des cadences. La direction savait que le quai cédait, selon l'organisation.",
        "le quai cédait",
        "FTM",
    ),
    (
        "Ines Darcel a quitté la salle. « Le quai cédait », a rétorqué son ministère.",
        "Le quai cédait",
        "ministère d'Ines Darcel",
    ),
    ("Mairie et préfecture ont signé. L'institution affirme que le pont tiendra.", "le pont tiendra", "institution"),
    ("Le ministre, Luc Martel, est venu. Le groupe affirme que le port vivra.", "le port vivra", "groupe"),
    (
        "Le pilote a été entendu, a indiqué le procureur, Paul Viard. L'homme de 40 ans nie les faits. "
        "« Je n'ai rien vu », dit-il. La cale était vide, a précisé le magistrat.",
        "La cale était vide",
        "Paul Viard",
    ),
    (
        "Une source proche de la directrice Ines Darcel a affirmé que le port fermerait.",
        "le port fermerait",
        "source proche de la directrice Ines Darcel",
    ),
    (
        "Selon l'entourage du skippeur sortant Luc Martel, le bateau est sauf.",
        "le bateau est sauf",
        "entourage du skippeur sortant Luc Martel",
    ),
    (
        "Une source proche de la maire, Ines Darcel, assure que la digue a tenu.",
        "la digue a tenu",
        "source proche de la maire",
    ),
    ("L'ancienne ministre et maire Ines Darcel assure que la digue a tenu.", "la digue a tenu", "Ines Darcel"),
    ("Le bac était vide, selon le dernier bilan officiel.", "Le bac était vide", "dernier bilan officiel"),
    (
        "Le ministère de la pêche a fait état de deux avaries. "
        "Le bac était vide, selon le ministère des affaires étrangères.",
        "Le bac était vide",
        "ministère des affaires étrangères",
    ),
    (
        "Le ministère de la pêche a fait état de deux avaries. Le bac était vide, selon le ministère.",
        "Le bac était vide",
        "ministère de la pêche",
    ),
    (FIRE, "l'incendie était volontaire", "Jean-Marc Oudin"),
    (FIRE, "deux suspects étaient entendus", "Jean-Marc Oudin"),
    (FIRE, "Nous ne laisserons personne seul", "Claire Fontanel"),
    (FIRE, "Le quartier se relèvera", "Claire Fontanel"),
    (FIRE, "l'équipage était sauf", "haut responsable chilien"),
    (
        "Le Premier ministre estonien, Arvo Lepik, a affirmé que la frontière était sûre. "
        "Le chef du gouvernement a précisé que rien ne changerait.",
        "rien ne changerait",
        "Arvo Lepik",
    ),
    (
        "Selon une source proche de l'enquête, un bidon a été retrouvé. "
        "La même source précise que la porte était ouverte.",
        "la porte était ouverte",
        "source proche de l'enquête",
    ),
    (
        "L'agence Interfax a annoncé que le train était parti. « Le convoi roule », ajoute le communiqué.",
        "Le convoi roule",
        "Interfax",
    ),
]

ENGLISH = (
    "Mayor Ellen Hartley said that the bridge was unsafe. She added that it would close. "
    "Officials in the town said that the works had started."
)


@pytest.mark.parametrize(("text", "holding", "name"), RESOLVED)
def test_source_is_resolved(text: str, holding: str, name: str) -> None:
    found = statement(text, holding)
    assert found.mention is not None
    assert found.mention.name == name


def test_english_pronoun() -> None:
    found = statement(ENGLISH, "it would close", "en")
    assert found.mention is not None
    assert found.mention.name == "Ellen Hartley"


def test_a_pronoun_with_nobody_before_it_stays_unresolved_and_visible() -> None:
    found = statement("« Le pont tiendra », a-t-elle assuré mardi.", "Le pont tiendra")
    assert found.mention is None
    assert [h.status for h in found.chain] == ["broken"]


def test_a_quotation_that_goes_on_carries_its_source_and_says_so() -> None:
    found = statement(FIRE, "Le quartier se relèvera")
    assert chain(found) == ["Claire Fontanel"]
    assert {h.status for h in found.chain} == {"inferred"}


def test_a_function_without_a_name_is_not_given_to_somebody_else() -> None:
    text = "Le maire, Paul Verdier, a promis une aide. La ministre de la Santé a assuré que les lits suffiraient."
    found = statement(text, "les lits suffiraient")
    assert found.mention is not None
    assert found.mention.name == "ministre de la Santé"


def test_handle_is_whose_name_it_spells() -> None:
    mentions = (Mention((0, 11), "Tom Varenne", "person"), Mention((20, 30), "Ana Roy", "person"))
    found = owner("@tom_varenne", mentions)
    assert found is not None
    assert found.name == "Tom Varenne"
    assert owner("@autre", mentions) is None


MEANT = [
    (
        "La laiterie Norval a annoncé jeudi la fermeture d'un site. L'Office national du lait (ONL) a indiqué que rien "
        "n'était décidé. L'entreprise a précisé que les salaires seraient payés.",
        "les salaires seraient payés",
        "laiterie Norval",
    ),
    (
        "L'Agence régionale des eaux a annoncé que le puits était fermé. Les riverains ont été prévenus, a précisé "
        "l'agence.",
        "Les riverains ont été prévenus",
        "Agence régionale des eaux",
    ),
    (
        "L'Observatoire des glaciers a indiqué que la fonte s'accélérait. Le recul, selon cette source, atteint un "
        "mètre.",
        "Le recul",
        "Observatoire des glaciers",
    ),
    (
        "Selon la presse espagnole, le joueur est parti. Le club n'a rien dit, a noté le quotidien régional.",
        "Le club n'a rien dit",
        "quotidien régional",
    ),
]


@pytest.mark.parametrize(("text", "holding", "name"), MEANT)
def test_a_description_means_what_the_article_calls_so(text: str, holding: str, name: str) -> None:
    found = statement(text, holding)
    assert found.mention is not None
    assert found.mention.name == name


OWNED = [
    (
        "La Ligue des marins a annoncé une grève. « Le port sera vide », a prédit sa présidente, Ana Roy.",
        "Le port sera vide",
        "fr",
        "Ligue des marins",
    ),
    (
        "The Harbour Trust said that the bridge was safe. The works will start in May, said its director, Ann Lee.",
        "The works will start in May",
        "en",
        "Harbour Trust",
    ),
    (
        "L'Organisation des lacs a lancé une alerte. « L'aide manque », a regretté sa directrice pour l'Asie, Ana Roy.",
        "L'aide manque",
        "fr",
        "Organisation des lacs",
    ),
    (
        "La Ligue des marins a annoncé une grève. « C'est faux », a répliqué son avocate, Ana Roy.",
        "C'est faux",
        "fr",
        None,
    ),
]


@pytest.mark.parametrize(("text", "holding", "language", "body"), OWNED)
def test_a_possessive_gives_an_office_to_the_body_just_told_of(
    text: str, holding: str, language: str, body: str | None
) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert (found.mention.kind, found.mention.body) == ("person", body)


TOLD = [
    (
        "About seven hundred people have fled the village, the local Red Cross said.",
        "fled the village",
        "en",
        "Red Cross",
    ),
    (
        "Le port ferme, selon un communiqué de la régie. Le quai tient, précise le texte, signé du chef, Paul Roy. "
        "« Nous rouvrirons », a-t-il promis.",
        "Nous rouvrirons",
        "fr",
        "Paul Roy",
    ),
    (
        "VALMONT, 3 mai 2031 (AFP) - Le gouvernement chilien et le Front du sud de l'Andalie (FSA) ont signé jeudi à "
        "Valmont un accord de pêche, après dix jours de négociations sous l'égide du Pérou, a constaté un journaliste.",
        "un accord de pêche",
        "fr",
        "journaliste",
    ),
    (
        "Le plus grand syndicat du pays, l'Union des dockers du Nord (UDN), a appelé à une grève.",
        "une grève",
        "fr",
        "Union des dockers du Nord",
    ),
    ('"The dam holds," the Roxby mayor, Ann Brook, told AFP.', "The dam holds", "en", "Ann Brook"),
    ("The maker, Norvane Pharma, said its jars were safe.", "its jars were safe", "en", "Norvane Pharma"),
    ("Le nombre de cas double, a annoncé lundi Statistique Canada.", "cas double", "fr", "Statistique Canada"),
    ("Public Health England said the virus was gone.", "the virus was gone", "en", "Public Health England"),
    ("« C'est faux », assure une ancienne rameuse de Batimor.", "C'est faux", "fr", "ancienne rameuse de Batimor"),
    (
        "La compagnie Norval Lait, qui les fabrique, retire 300 pots du marché. Elle affirme que le lait est sain.",
        "le lait est sain",
        "fr",
        "Norval Lait",
    ),
    (
        "The figures were wrong, the firm Norvane said. “We warned them,” the dockers' union said.",
        "We warned",
        "en",
        "dockers' union",
    ),
    (
        "L'assemblée a voté la loi hier. Ana Roy a applaudi. Le vote est nul, a dit son président.",
        "Le vote est nul",
        "fr",
        "président",
    ),
]


@pytest.mark.parametrize(("text", "holding", "language", "name"), TOLD)
def test_a_body_is_called_by_its_name(text: str, holding: str, language: str, name: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert found.mention.name == name


BESIDE = [
    ("fr", "Un missile a été tiré, ont annoncé les autorités chinoises et japonaises.", ["autorités japonaises"]),
    ("fr", "Le pont tient, a-t-on appris auprès de l'intersyndicale et de la direction.", ["direction"]),
    ("fr", "Le pont tient, a dit le ministre de la Mer et des Ports.", []),
    ("en", "French and German officials said the train was late.", ["German officials"]),
    ("en", "The mayor and the union said the train was late.", ["union"]),
]


@pytest.mark.parametrize(("code", "text", "names"), BESIDE)
def test_two_in_one_phrase_are_two_sources(code: str, text: str, names: list[str]) -> None:
    assert [m.name for m in reading(text, code).statements[0].beside] == names


def test_a_headline_has_no_source_that_says_only_where() -> None:
    assert not reading("'It held firm': inside a mill after the flood\nThe mill stood all night.", "en").statements


PLACED = [
    (
        "Ben Carr, a joiner from Kelso who fled by boat, told reporters that he was cold.",
        "he was cold",
        "en",
        "Ben Carr",
    ),
    (
        "Les pourparlers reprendront lundi, prévoit un diplomate européen en poste à San José.",
        "Les pourparlers reprendront",
        "fr",
        "diplomate européen en poste",
    ),
    ("The sale will close in May, said one Berlin-based banker.", "The sale will close", "en", "Berlin-based banker"),
    (
        "Le cycliste Jean Roumieu a gagné samedi. Le Breton a promis de recommencer.",
        "recommencer",
        "fr",
        "Jean Roumieu",
    ),
]


@pytest.mark.parametrize(("text", "holding", "language", "name"), PLACED)
def test_where_somebody_is_from_is_not_who_says_it(text: str, holding: str, language: str, name: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert found.mention.name == name


def test_a_function_is_not_another_quality_of_somebody_without_a_name() -> None:
    text = "The mayor closed the bridge on Monday. The supplier says its bolts are sound."
    found = statement(text, "sound", "en")
    assert found.mention is not None
    assert found.mention.name == "supplier"


@pytest.mark.parametrize(
    "text",
    [
        'Alain Morel, a foundry worker, learnt of it on the radio. "He deserved better," he said of his son Kevin.',
        'Alain Morel, 54, learnt of it on the radio. "He deserved better," he said of his son Kevin.',
    ],
)
def test_who_is_presented_by_a_first_name_and_a_function_is_a_person(text: str) -> None:
    found = statement(text, "deserved", "en")
    assert found.mention is not None
    assert (found.mention.name, found.mention.kind) == ("Alain Morel", "person")


@pytest.mark.parametrize(
    ("text", "holding", "language", "other"),
    [
        (
            "Le club anglais a rejeté l'offre, a-t-il indiqué. Le club belge dit avoir gardé ses droits.",
            "gardé",
            "fr",
            "anglais",
        ),
        (
            "The English club rejected the offer, it said. The Belgian club says it kept its rights.",
            "kept",
            "en",
            "English",
        ),
    ],
)
def test_a_body_of_one_state_is_not_that_of_another(text: str, holding: str, language: str, other: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert other not in found.mention.name


@pytest.mark.parametrize(
    ("text", "holding", "language", "name"),
    [
        ("« Le pont tiendra », a confié à l'AFP Mme Rolle, 52 ans.", "tiendra", "fr", "Rolle"),
        ("« Le pont tiendra », a assuré au Courrier Mme Rolle.", "tiendra", "fr", "Rolle"),
        ("Le pont a tenu, a indiqué à Reuters Me Rolle, l'avocate du port.", "tenu", "fr", "Rolle"),
        ("Le pont a tenu, a indiqué la zone de secours Orneau.", "tenu", "fr", "zone de secours Orneau"),
        ("Le pont a tenu, a indiqué la sécurité civile.", "tenu", "fr", "sécurité civile"),
        ("Le pont a tenu, a indiqué la mairie. Un mur est tombé, selon le même bilan.", "mur", "fr", "mairie"),
        (
            "The bridge held, the fire service said. A wall fell, according to the same tally.",
            "fell",
            "en",
            "fire service",
        ),
        (
            "The bridge held, the river police said. The same police force said a wall fell.",
            "fell",
            "en",
            "river police",
        ),
        ("Paul Dorn said the bridge held. According to him, a wall fell.", "fell", "en", "Paul Dorn"),
        ("La bergère, Anne Berger, est partie. Le pont tiendra, assure Mme Berger.", "tiendra", "fr", "Berger"),
        ("The bridge held, the fire chief, Beat Rolle, said. A wall fell, he added.", "fell", "en", "Beat Rolle"),
    ],
)
def test_who_is_addressed_by_a_style_or_called_the_same(text: str, holding: str, language: str, name: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert found.mention.name == name


def test_what_a_comma_sets_behind_a_governed_office_does_not_hold_it() -> None:
    found = statement("Le syndicat du maire, Force Vive, assure que le pont tiendra.", "pont")
    assert found.mention is not None
    assert found.mention.kind != "person"


@pytest.mark.parametrize(
    ("text", "holding", "language", "name"),
    [
        (
            "Marc Roux hausse les épaules. Le stade ? « Je n'ai jamais reçu la moindre lettre. »",
            "lettre",
            "fr",
            "Marc Roux",
        ),
        (
            "Odile Rey a décroché vers midi. C'était le port. « Le capitaine m'a dit que Paul était là. J'ai pleuré. »",
            "pleuré",
            "fr",
            "Odile Rey",
        ),
        (
            "Odile Rey s'avance. Elle lit, sans lever les yeux, une feuille. « Je pars ce soir. »",
            "pars",
            "fr",
            "Odile Rey",
        ),
        (
            "« On se tutoie », soupire Odile Rey.\n\nC'est elle qui a appelé. « La grange était en feu. »",
            "grange",
            "fr",
            "Odile Rey",
        ),
        (
            "« On comptait », dit Odile Rey.\n\nLes pompes ont lâché. Pas toutes. « Celle de bâbord s'est arrêtée. »",
            "bâbord",
            "fr",
            "Odile Rey",
        ),
        (
            "Benoît Roux nous reçoit. Retraité des postes, il préside le club. « Nous avons écrit en mai. »",
            "mai",
            "fr",
            "Benoît Roux",
        ),
        ('"We counted," said Odile Rey.\n\nIt was she who called. "The barn was on fire."', "barn", "en", "Odile Rey"),
        ('Mark Dorn shook his head. The stadium? "I never received a single letter."', "letter", "en", "Mark Dorn"),
    ],
)
def test_a_quotation_alone_is_of_who_acts_before_it(text: str, holding: str, language: str, name: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert found.mention.name == name


@pytest.mark.parametrize(
    "text",
    [
        "« On comptait », souffle Odile Rey.\n\nLe préfet Paul Lund a vu le port. La pompe cède.\n\n« Jamais plus ! »",
        "« On comptait », souffle Odile Rey.\n\nLa nuit tombe. Le port ferme. Le pont se lève. « Rien ne va. »",
    ],
)
def test_a_quotation_alone_is_of_nobody_far_from_who_spoke(text: str) -> None:
    assert not [s for s in reading(text).statements if s.content[0][0] > text.index("\n")]


def test_a_firm_that_a_relative_follows_may_still_be_meant() -> None:
    text = "La compagnie Nordalia, qui les fabrique, retire 1200 sacs. Elle affirme que ses lots ont été testés."
    found = statement(text, "testés")
    assert found.mention is not None
    assert "Nordalia" in found.mention.name


@pytest.mark.parametrize(
    ("text", "holding", "language", "name", "kind"),
    [
        ("Appelons-le Kevin. Il a dit avoir vu deux hommes.", "deux hommes", "fr", "Kevin", "anonymous"),
        (
            "Mardi, Luc (prénom d'emprunt) déjeunait. « C'est un courtier », relate Luc.",
            "courtier",
            "fr",
            "Luc",
            "anonymous",
        ),
        ("« On se tait », confie Léa*, caissière.\n* Le prénom a été modifié.", "On se tait", "fr", "Léa", "anonymous"),
        ("Let's call him Joe. He says the valve was open.", "valve", "en", "Joe", "anonymous"),
        ("“We kept quiet,” said Ann (not her real name), a nurse.", "quiet", "en", "Ann", "anonymous"),
        ("Luc Roy dit que la vanne était ouverte.", "vanne", "fr", "Luc Roy", "person"),
        ("Manon a quinze ans. Elle était là. « Ça a commencé ici. »", "commencé", "fr", "Manon", "person"),
        ("Selon Réseau ferré de Valdor, la ligne rouvrira.", "rouvrira", "fr", "Réseau ferré de Valdor", "institution"),
        ("Médecins sans rivages dénonce un blocus.", "blocus", "fr", "Médecins sans rivages", "institution"),
        ("Selon MétéoValdor, il neigera.", "neigera", "fr", "MétéoValdor", "institution"),
        ("Marie de Hauteclaire affirme que la vanne fuyait.", "fuyait", "fr", "Marie de Hauteclaire", "person"),
        (
            "La fuite vient de là, indique la zone de secours Val-Nord.",
            "fuite",
            "fr",
            "zone de secours Val-Nord",
            "institution",
        ),
        ("A study commissioned by the county showed that the dam leaked.", "leaked", "en", "study", "document"),
        ("M. Tracey tenait la barre, a dit le procureur.", "barre", "fr", "procureur", "person"),
        ("Il a bu, selon le procureur ; de l'eau, rétorque son avocat.", "de l'eau", "fr", "avocat", "person"),
    ],
)
def test_whom_a_name_stands_for(text: str, holding: str, language: str, name: str, kind: str) -> None:
    found = statement(text, holding, language)
    assert found.mention is not None
    assert (found.mention.name, found.mention.kind) == (name, kind)
