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
# how fast articles are read, beside plain spaCy on the same ones; --memory 5000 adds the memory of a long stream
bench *args:
    .venv/bin/python -m bench.articles {{args}}

# pin the dependencies again
lock *args:
    python3 dev.py lock {{args}}
