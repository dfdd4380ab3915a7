"""The secret token of a voter, and the two digests that can be published of it.

Both are HMAC-SHA-256 with the token as the key. A token is drawn at random and has 100 bits, so nobody finds it by trying, and no slower
construction is needed; without it the two digests cannot be told to belong together.
"""

import hmac
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that looks like another sign."""
LENGTH = 20
GROUP = 5
DIGEST = r"[0-9a-f]{32}"
LOOKALIKES = str.maketrans("OILАВСЕНКМОРТХУ", "011ABCEHKM0PTXY")
"""What is typed for another sign: by eye, or with a Cyrillic keyboard."""


def normal(written: str) -> str:
    """The token as it was made, whatever case, blanks and hyphens it was written with; empty where it is none."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKC", written) if not sign.isspace() and unicodedata.category(sign) not in ("Pd", "Cf"))
    token = letters.upper().translate(LOOKALIKES)
    return token if len(token) == LENGTH and all(sign in ALPHABET for sign in token) else ""


def grouped(token: str) -> str:
    """The token for people: ``7K3QM-…``."""
    return "-".join(token[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def voter(token: str, poll: str) -> str:
    """What the published list of voters holds of a token."""
    return digest(token, f"voter\n{poll}")


def receipt(token: str, poll: str, choice: str) -> str:
    """What stands beside a counted choice: whoever has the token can make it again, and nobody else."""
    return digest(token, f"ballot\n{poll}\n{choice}")


def digest(token: str, message: str) -> str:
    """The first half of the HMAC."""
    return hmac.digest(token.encode(), message.encode(), "sha256").hex()[:32]
