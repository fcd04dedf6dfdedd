# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What is stated of a fact: yes, no, or unknown."""

from __future__ import annotations

from typing import Union

from ._vocabulary import Word


class Stated(Word):
    """What is stated of a fact.

    Unknown is never read as no, so a stated fact has no truth value: compare it with a word.
    Arguments also take True, False and None, which are yes, no and unknown.

    Examples
    --------
    >>> Stated.of(None)
    Stated.UNKNOWN
    >>> Stated.YES is Stated.of(True)
    True
    """

    UNKNOWN = 0
    NO = 1
    YES = 2

    def __bool__(self) -> bool:
        raise TypeError(
            "a stated fact has no truth value, since unknown is never no: "
            "write `is Stated.YES` or `is Stated.NO`"
        )

    @classmethod
    def of(cls, value: StatedLike, name: str = "value") -> Stated:
        """What True, False, None or a stated fact says.

        Parameters
        ----------
        value
            What is stated.
        name
            What to call it in an exception.
        """
        if isinstance(value, cls):
            return value
        if value is None:
            return cls.UNKNOWN
        if isinstance(value, bool) or getattr(getattr(value, "dtype", None), "kind", "") == "b":
            return cls.YES if bool(value) else cls.NO
        raise TypeError(
            f"{name}: expected True, False, None (unknown) or a Stated, "
            f"not {type(value).__name__} {value!r:.60}"
        )


StatedLike = Union[Stated, bool, None]
