"""A desk on this machine: the page of a dossier and the same as a REST API, with judgements, uploads and exports.

``state`` holds what is served and changes it (``heap`` reads articles once, ``desk`` keeps files and judgements in a
folder, ``runs`` works in the background, ``snapshot`` is one dossier ready to be sent); ``guard`` lets in who may come
in; ``desk_api``, ``dossier_api`` and ``pages`` answer; ``server`` listens at the ``door``. Needs the extra ``serve``
(FastAPI, uvicorn).
"""
