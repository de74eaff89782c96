"""Say who a source is: the name without its title, pronouns and "the ministry" resolved to what was named before."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from tasks.extraction.citing.roles import Roles
from tasks.extraction.citing.source_heads import is_country, is_headed_by, is_several
from tasks.extraction.phrases import Span, named, phrase_after, phrase_before
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.citing import senses

PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
RELATIVE = frozenset({"who", "which", "that"})
FIRST = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
SORTS = {word: sort for sort, words in lexicon("sources")["heads"].items() for word in words}
"""The nouns that head a source, each with what it is: a person, a body, a document, several."""
# How many sources back a pronoun or "the ministry" may reach.
MEMORY = 30
MEDIA_NOUNS = frozenset(lexicon("sources")["media_nouns"])
MEDIA_WORDS = frozenset(lexicon("sources")["media_words"])
GROUP_NOUNS = frozenset(lexicon("sources")["group_nouns"])
# Tokens of a sentence among which the name of its subject may begin.
OPENING = 4
# Tokens of "the 37-year-old man".
LONGEST_AGE = 7
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LINKING = frozenset({"of", "for", "by", "to", "with", "from"})
TRAILING = re.compile(r"[\s,.;:]+$")


class Referents:
    """The sources named so far, asked for by a later "he", "they" or "the ministry"."""

    def __init__(self, doc: Document, names: Sequence[NameMention], said: Sequence[bool]) -> None:
        self.doc = doc
        self.said = said
        """For each token whether somebody is cited for it: a name in there is no speaker to come."""
        self.names = sorted(names, key=lambda name: name.first)
        self.roles = Roles(doc, self.names)
        self.starts = [name.first for name in self.names]
        self.people: deque[tuple[int, str]] = deque(maxlen=MEMORY)
        self.bodies: deque[tuple[int, str]] = deque(maxlen=MEMORY)
        self.openings: dict[int, Span] = {}
        """The sources that a sentence begins with, by the number of the sentence."""
        self.passing: tuple[int, str] | None = None
        """The last source that is not remembered beyond its sentence ("leaders condemned a raid that they said")."""

    def name_within(self, first: int, last: int) -> NameMention | None:
        """Return the first person's name inside tokens `first:last`."""
        k = bisect_left(self.starts, first)
        found = None
        while found is None and k < len(self.names) and self.names[k].first < last:
            found = self.names[k] if self.names[k].last <= last else None
            k += 1
        return found

    def speaker(self, source: Span, apposition: Span | None = None, keep: bool = True) -> str | None:
        """Return the speaker as written, without title; a pronoun or a bare role becomes the name used before.

        With `keep` false a source that is no person's name is not remembered for the pronouns to come.
        """
        first, last = source
        sentence = self.doc.sentences[self.doc.tokens[first].sentence]
        if first == sentence.first:
            self.openings[sentence.index] = source
        word = self.doc.lower(first)
        if last - first == 1 and word in PERSONAL | NEUTRAL | PLURAL | RELATIVE | FIRST:
            return self._of_pronoun(word, first)
        name = self._own_name(first, last) or (self._apposed(*apposition) if apposition else None)
        if name:
            self.people.append((first, name))
            return name
        words = self._without_tail(first, last)
        if word == "the" and (holder := self.roles.holder(first, last) or self._of_age(first, last)):
            self.people.append((first, holder))
            return holder
        if word in {"the", "this", "that", "its", "his", "her", "their"}:
            earlier = self._of_definite(first, last)
            if earlier:
                return earlier
        if words and keep:
            self._keep(first, last, words)
        elif words and SORTS.get(self._head(first, last)) != "document":
            self.passing = (first, words)
        return words

    def _own_name(self, first: int, last: int) -> str | None:
        """Return the name that heads the phrase: not one inside "a spokesman for ..." or before a possessive."""
        inside = self.names[bisect_left(self.starts, first) : bisect_left(self.starts, last)]
        for name in reversed(inside):
            possessive = name.last < last and self.doc.tokens[name.last].text in POSSESSIVES
            between = [token.lower for token in self.doc.tokens.run(first + 1, name.first)]
            linked = any(word in LINKING for word in between) and self.doc.tokens[name.first - 1].text != ","
            closes = name.last == last and bool(between) and between[-1] not in LINKING
            headed = name.last - name.first == 1 and name.last < last and self._is_noun(name.last)
            if name.last <= last and not possessive and not headed and (not linked or closes):
                return name.name
        return None

    def _is_noun(self, index: int) -> bool:
        """Return whether a word reads as the noun that a name only describes ("Indiana State Police"), and no verb."""
        token = self.doc.tokens[index]
        verbal = token.lower in senses() or token.lower.endswith(("s", "ed", "ly"))
        return token.kind is TokenKind.WORD and token.tag == "" and (named(self.doc, token) or not verbal)

    def _apposed(self, first: int, last: int) -> str | None:
        """Return the name that an apposition gives ("a doctor from the town, Ann Hill, said")."""
        while first < last and self.doc.tokens[first].text in {",", "—", "–"}:
            first += 1
        name = self.name_within(first, last)
        if name is None:
            return None
        # A name inside the apposition's own "of ..." part is someone else ("the mayor, a friend of Ann Hill, said").
        opens = name.first == first or self.doc.tokens[name.first - 1].text == ","
        role = all(token.tag == "" for token in self.doc.tokens.run(first, name.first))
        return name.name if opens or role else None

    def _without_tail(self, first: int, last: int) -> str | None:
        words = TRAILING.sub("", self.doc.quote(first, last))
        return re.sub(r"\s+", " ", words) or None

    def _keep(self, first: int, last: int, words: str) -> None:
        """Remember a source, or the author of a document: as a person when a role heads it, else as a body."""
        for i in range(first, last):
            if self.doc.lower(i) in {"by", "from"} and i + 1 < last:
                self._keep(i + 1, last, self._without_tail(i + 1, last) or words)
                return
        sort = SORTS.get(self._head(first, last), "")
        if sort == "person":
            self.people.append((first, words))
        elif sort != "document":
            self.bodies.append((first, words))

    def _head(self, first: int, last: int) -> str:
        """Return the head noun: the last word before the first preposition."""
        head = ""
        for token in self.doc.tokens.run(first, last):
            if token.tag == "preposition" and head:
                break
            if token.kind is TokenKind.WORD:
                head = token.lower
        return head

    def _of_pronoun(self, word: str, at: int) -> str | None:
        if word in RELATIVE:
            return self._antecedent(at)
        if word in FIRST:
            return None
        if word in PERSONAL:
            return self._person_before(at) or self._uncased_before(at)
        if (near := self._passing_before(word, at)) is not None:
            return near
        if word in NEUTRAL | PLURAL and (subject := self._subject_before(word, at)) is not None:
            return subject
        pool = self.bodies or self.people
        earlier = [words for where, words in pool if where < at and (word in PLURAL or not is_several(words))]
        return earlier[-1] if earlier else None

    def _subject_before(self, word: str, at: int) -> str | None:
        """Return the body or the people that the sentence before begins with, where a pronoun opens this one."""
        number = self.doc.tokens[at].sentence
        if number == 0 or at > self.doc.sentences[number].first + 1:
            return None
        first, last = self.doc.sentences[number - 1].first, self.doc.sentences[number - 1].last
        span = self.openings.get(number - 1) or phrase_after(self.doc, first, last)
        if span is None or self.doc.tokens[first].tag not in {"", "determiner"} or span[1] >= last:
            return None
        head, words = self._head(*span), self._without_tail(*span)
        sort = SORTS.get(head, "body" if is_country(words or "") else "")
        if words is None or sort not in ({"plural"} if word in PLURAL else {"body", "document"}):
            return None
        return self.speaker(span)

    def _uncased_before(self, at: int) -> str | None:
        """Return the last source that may be a surname in a text without capitals, where no name shows."""
        if self.doc.case == "mixed":
            return None
        single = (words for where, words in reversed(self.bodies) if where < at and " " not in words)
        return next((words for words in single if words not in SORTS and not is_several(words)), None)

    def _passing_before(self, word: str, at: int) -> str | None:
        """Return the source of the same sentence that judged or wanted something, where its number fits the pronoun."""
        if self.passing is None or self.passing[0] >= at:
            return None
        near = self.doc.tokens[self.passing[0]].sentence == self.doc.tokens[at].sentence
        return self.passing[1] if near and (word in PLURAL) == is_several(self.passing[1]) else None

    def _person_before(self, at: int) -> str | None:
        """Return the person cited last, or a name that opened an uncited sentence since then."""
        cited = next(((w, s) for w, s in reversed(self.people) if w < at), None)
        k = bisect_left(self.starts, at) - 1
        last: str | None = None
        for name in reversed(self.names[max(0, k - MEMORY) : k + 1]):
            if cited is not None and name.first <= cited[0]:
                break
            sentence = self.doc.sentences[self.doc.tokens[name.first].sentence]
            opens = self._opens(name, sentence.first) and not self.said[name.first]
            if opens and sentence.index < self.doc.tokens[at].sentence:
                return name.name
            last = last or name.name
        return cited[1] if cited else last

    def _opens(self, name: NameMention, first: int) -> bool:
        """Return whether a name is the subject of its sentence: at its head, or behind the comma of an introduction."""
        start = name.first
        while start > first and self.doc.tokens[start - 1].capital and not self.doc.tokens[start - 1].tag:
            start -= 1
        introduced = self.doc.tokens[start - 1].text == "," and self.doc.tokens[first].tag == "preposition"
        return (name.first - first <= OPENING or introduced) and not self._named_between(first, start)

    def _named_between(self, first: int, last: int) -> bool:
        return bisect_left(self.starts, last) > bisect_left(self.starts, first)

    def _antecedent(self, at: int) -> str | None:
        """Return the noun phrase before a relative pronoun."""
        sentence = self.doc.sentences[self.doc.tokens[at].sentence]
        end = at - 1 if at and self.doc.tokens[at - 1].text in {",", "—"} else at
        span = phrase_before(self.doc, end, sentence.first) if end > sentence.first else None
        return (
            self.speaker(span, keep=False)
            if span and span[0] < at and self.doc.lower(span[0]) not in RELATIVE
            else None
        )

    def _of_age(self, first: int, last: int) -> str | None:
        """Return the person spoken of last whom "the 37-year-old" means."""
        aged = self.doc.tokens[first + 1].kind is TokenKind.NUMBER and self.doc.lower(first + 3) == "year"
        return self.people[-1][1] if aged and last - first <= LONGEST_AGE and self.people else None

    def _medium(self) -> str | None:
        """Return the newspaper, agency or channel told last."""
        return next((words for _, words in reversed(self.bodies) if MEDIA_WORDS & set(words.lower().split())), None)

    def _of_definite(self, first: int, last: int) -> str | None:
        """Return the earlier source that "the ministry" or "the outlet" stands for, None when it names itself."""
        inner = self.doc.tokens.run(first + 1, last)
        if len(inner) > 2 or (self.doc.case == "mixed" and any(token.capital for token in inner)):
            return None
        head = self._head(first, last)
        pool = [*self.people, *self.bodies]
        told = SORTS.get(head) == "document" and head != "statement"
        pool_words = [words for _, words in reversed(pool)]
        same = next((w for w in pool_words if is_headed_by(w, head) or (told and head in w.lower().split())), None)
        if same is None and self.doc.lower(first) == "the":
            same = self.roles.body(first, last)
        if same or not self.bodies:
            return same
        if head in MEDIA_NOUNS:
            return self._medium() or self.bodies[-1][1]
        return self.bodies[-1][1] if head in GROUP_NOUNS and len(inner) == 1 else None
