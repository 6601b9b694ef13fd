"""By what a word is met: its accents, its capitals, what stands before it in a run."""

from __future__ import annotations

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import terms

MET = [
    ("La marche a duré deux heures.", "market", False),
    ("Le marché de Valmer a rouvert.", "market", True),
    ("Le côté nord du pont est fermé.", "shore", False),
    ("La côte nord de l'île est fermée.", "shore", True),
    ("Le niveau reste très élevé.", "pupil", False),
    ("Le PDG du groupe sera remplacé.", "boss", True),
    ("Des éleveurs mettent fin à leurs jours.", "suicide", True),
    ("Le suspect a été remis en liberté.", "release", True),
    ("Le chef rebelle a parlé.", "resist", False),
    ("La clinique ferme ses portes.", "close", True),
    ("Le livre est sorti jeudi.", "eliminate", False),
    ("Le bus scolaire a fini sa course dans un fossé.", "race", False),
    ("Les recettes fiscales baissent.", "recipe", False),
    ("Le conducteur est âgé de trente ans.", "elderly", False),
    ("Le vol 512 de la compagnie a du retard.", "steal", False),
    ("Le vol 512 de la compagnie a du retard.", "flight", True),
    ("Le vol de deux tableaux a été constaté.", "steal", True),
    ("Les villages sont coupés du monde.", "power_cut", False),
    ("Le courant est coupé dans trois rues.", "power_cut", True),
    ("Le planeur avait percuté un oiseau.", "bird_strike", True),
    ("Le vol a disparu des radars.", "missing", False),
    ("Les portes du hangar étaient fermées à clé.", "lock", True),
    ("L'usine ferme ses portes.", "close", True),
    ("La partie ne sera pas reprise.", "depart", False),
    ("Les parties se sont parlé.", "depart", False),
    ("Elle est partie à Valmer.", "depart", True),
    ("L'émission de lundi est annulée.", "tv_show", True),
    ("L'émission de billets a cessé.", "emit", True),
    ("Elle est revenue sur les lieux.", "return", True),
    ("Le maire est revenu sur sa décision.", "back_down", True),
    ("Le maire est revenu sur la loi.", "repeal", True),
    ("La disparition de la fillette inquiète.", "missing", True),
    ("Un obus est tombé sur le marché.", "discover", False),
    ("Valmer a gagné en finale.", "win", True),
    ("Le maire a rappelé les règles.", "recall_product", False),
    ("Le groupe a rappelé deux lots de fromage.", "recall_product", True),
    ("La grève générale a commencé.", "general_officer", False),
    ("Le général a parlé aux troupes.", "general_officer", True),
    ("Ils ont brûlé leur propre maison.", "clean", False),
    ("Le convoi a été attaqué.", "convoy_truck", True),
    ("Le conducteur a pris la fuite.", "flee", True),
    ("Le plancher a cédé.", "examine", False),
    ("Les conservateurs ont voté contre.", "museum", False),
    ("L'enlèvement dès septembre de deux enfants.", "remove", False),
    ("L'hôpital a été touché.", "hit", True),
    ("Le gardien a été touché.", "wound", True),
    ("Les randonneurs sont bloqués.", "strand", True),
    ("Le prix du pain augmente.", "rise", True),
    ("Le chômage grimpe.", "rise", True),
    ("Le conseil a repoussé la réunion.", "postpone", True),
    ("Le conseil a attribué le contrat.", "award", True),
    ("Il l'a déclaré à la presse.", "register", False),
    ("La retenue du barrage est vide.", "reservoir", True),
]
ENGLISH = [
    ("The glider crashed on Monday.", "breakdown", False),
    ("The glider crashed on Monday.", "crash", True),
    ("Power is out in three streets.", "power_cut", True),
    ("Two fans died in a crush at the fair.", "stampede", True),
    ("The army crushed the revolt.", "oppress", True),
    ("A gate had been locked.", "dam", False),
    ("The villages are cut off.", "power_cut", False),
    ("It hit a flock of birds after take-off.", "bird_strike", True),
    ("It hit a flock of birds after take-off.", "blast_off", True),
    ("A storm in the bay sank two boats.", "enter", False),
    ("Gunmen stormed in at dawn.", "enter", True),
    ("A ship in the bay caught fire.", "import", False),
    ("They shipped in forty tonnes of rice.", "import", True),
    ("Traffic in the town came to a halt.", "smuggle", False),
    ("They trafficked in ivory.", "smuggle", True),
    ("The strike on Thursday closed the ports.", "attack", False),
    ("The strike on Thursday closed the ports.", "strike", True),
    ("The strike on the village killed nine.", "attack", True),
    ("He fired from a window.", "dismiss", False),
    ("They called the match off.", "cancel", True),
    ("The local paper has a new owner.", "inhabitant", False),
    ("Two locals saw the flames.", "inhabitant", True),
    ("The farm near Valmer burnt down.", "approach", False),
    ("He will bear the cost.", "wolf", False),
    ("A bear was seen in the village.", "wolf", True),
    ("The file was lost.", "deposit_act", False),
    ("The minister recalled the rules.", "recall_product", False),
    ("The firm recalled two batches of cheese.", "recall_product", True),
    ("A fine day for the fair.", "punish", False),
    ("The fine was paid.", "punish", True),
    ("The probe will last two months.", "investigate", True),
    ("The land was sold.", "arrive", False),
    ("The helicopter landed in a field.", "arrive", True),
    ("The firm operates four plants.", "surgery", False),
    ("The founder of the firm has died.", "fail_act", False),
    ("The scheme will cost nine million.", "conspire", False),
    ("They went out of the hall.", "put_out", False),
    ("The lights went out.", "put_out", True),
    ("Two men broke into the shop.", "break_in", True),
    ("A logs shed burnt down.", "record_act", False),
    ("The defeat was heavy.", "lose", True),
    ("He was found guilty.", "discover", False),
    ("He was found guilty.", "convict", True),
    ("Shares rallied.", "protest", False),
    ("The boss was forced out.", "dismiss", True),
    ("The plant will close.", "factory", True),
    ("They planted a bomb.", "factory", False),
    ("Hail fell on the fields.", "praise", False),
    ("The wolf attacked a flock.", "cattle", True),
    ("Police questioned the driver.", "interrogate", True),
    ("The convoy crossed the border.", "cross", True),
]


@pytest.mark.parametrize(("text", "key", "held"), ENGLISH)
def test_english_words_are_met_by_what_they_are(text: str, key: str, held: bool) -> None:
    (tokens,) = nlp.parse("en", [text])
    assert (key in {term.key for term in terms(tokens, lexicon(lang.load("en")))}) == held


@pytest.mark.parametrize(("text", "key", "held"), MET)
def test_words_are_met_by_what_they_are(text: str, key: str, held: bool) -> None:
    (tokens,) = nlp.parse("fr", [text])
    assert (key in {term.key for term in terms(tokens, lexicon(lang.load("fr")))}) == held
