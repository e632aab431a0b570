"""`python -m cablebook`: the same as the command `cablebook`."""

from cablebook.cli import main

if __name__ == "__main__":
    main()
