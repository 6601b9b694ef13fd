# One line a task; `just` lists them. Everything runs in .venv, which `python3 dev.py` makes.

# every check and test, as CI runs them
test *args:
    python3 dev.py test {{args}}

# the bundled fictional story, from articles to page
example *args:
    python3 dev.py example {{args}}

# format the code
format:
    .venv/bin/ruff format . && .venv/bin/ruff check --fix .

# types only
types:
    .venv/bin/mypy

# rebuild the bundled example and its gold from their annotated sources
build-example:
    .venv/bin/python tools/build_example.py

# take the pictures of the docs again
screenshots:
    .venv/bin/python tools/screenshots.py
# what is measured beside peers, or one benchmark by its name (bench/README.md)
bench *args:
    python3 dev.py bench {{args}}

# pin the dependencies again
lock *args:
    python3 dev.py lock {{args}}
