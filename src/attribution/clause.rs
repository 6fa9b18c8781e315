//! Where the subject of a clause stands whose verb may come before it, and what may part the two.

use super::adverbials;
use super::bearers;
use super::complements;
use super::heard;
use super::honours;
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::tags::{Tagger, skipped};
use super::tokens::Token;

impl Tagger<'_> {
    /// The subject behind a verb, and whether nothing but light words parts them.
    pub(super) fn subject(&self, from: usize, end: usize) -> Option<(usize, bool)> {
        const AWAY: usize = 14;
        let text = self.text;
        let mut near = true;
        let mut at = from;
        while at < end.min(from + AWAY) {
            // “Rief er, daß Lang kam”: behind such a word is another clause.
            if at > from
                && (self.subordinates(at) && text.words.lexicon().nouns_capital || self.depends(at))
            {
                return None;
            }
            let title =
                honours::before(text, at).filter(|&it| it < end && self.mention(at).is_none());
            // “M. le baron” is the baron.
            let light = title.unwrap_or_else(|| adverbials::end(text, at, end));
            if light > at {
                at = light;
                continue;
            }
            if let Some((index, mention)) = self.mention(at) {
                let next = mention.to as usize;
                let person = self.person(index, end);
                if !mention.possessive && !self.no_subject(at) {
                    return Some((person, near));
                }
                // “Al alcalde, Pedro Gil,” names nobody who acts.
                at = next.max(self.mentions.all[person].to as usize);
                near = false;
                continue;
            }
            // “Sagt de Lang” says it, but not “von Lang”.
            let particle =
                self.is_small(at, Class::PARTICLE) && !self.is_small(at, Class::PREPOSITION);
            let light = self.is_small(at, Class::ADVERB | Class::AUXILIARY | Class::SAY)
                || particle && text.words.lexicon().nouns_capital
                || skipped(text.sign(at))
                || heard::adverb(text, at);
            near &= light;
            at += 1;
        }
        None
    }

    /// Whether a comma and a word that begins a clause of its own stand before and at `at`.
    fn subordinates(&self, at: usize) -> bool {
        self.text.sign(at - 1) == b','
            && self.is_small(at, Class::BREAK)
            && !self.is_small(at, Class::PREPOSITION | Class::AUXILIARY)
            || self.conjunction(at)
    }

    /// Whether a French or Spanish office that ends at `from` has only its field before a name of two words or more: le
    /// ministre de l'Agriculture Anne Roux; but l'avocat de l'acteur Paul Roux.
    pub(super) fn behind_field(&self, from: usize, name: &Mention) -> bool {
        const LONG: usize = 8;
        let text = self.text;
        let at = name.from as usize;
        let office = text.class(from - 1).has(Class::ROLE) && !text.class(from - 1).has(Class::KIN);
        let mut of = from;
        while of < at && bearers::adjective(text, of) {
            of += 1;
        }
        let plain = |it: usize| {
            let other = Class::SAY | Class::AUXILIARY | Class::PRONOUN | Class::PERSON;
            text.tokens[it].is_word() && !text.class(it).has(other)
        };
        let field = of + 1 < at && at - of <= LONG && self.is_small(of, Class::COMPLEMENT);
        let last = &text.tokens[at - 1];
        field
            && office
            && last.is(Token::CAPITAL)
            && name.to > name.from + 1
            && text.class(at).has(Class::MAN | Class::WOMAN)
            && (of..at).all(plain)
            && !text.words.lexicon().nouns_capital
    }

    /// Whether the word at `at` opens a German clause that another follows: Während Lake schwieg, …
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "als", "bevor", "da", "ehe", "nachdem", "obwohl", "seit", "seitdem", "weil", "wenn",
            "während",
        ];
        WORDS.contains(&self.text.spelled(at))
    }

    /// The verb of the clause `start..end` that what it says depends on: El perito afirmó que Rialba lo sabía: «…»
    pub(super) fn says_that(&self, start: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let that = |it: usize| ["que", "qu'"].contains(&text.spelled(it));
        let depends = |&it: &usize| self.is_small(it, Class::SPEECH) && that(it + 1);
        let small = !text.words.lexicon().nouns_capital;
        // “Lo dijo y añadió: «…»”: what stands right before it is nearer.
        let colon = (start..end).rev().find(|&it| text.tokens[it].is_word());
        let joined =
            |it: usize| text.sign(it) == b',' || ["et", "y", "e"].contains(&text.spelled(it));
        let found = (start..end.saturating_sub(1)).find(depends)?;
        let near =
            colon.is_some_and(|it| self.is_small(it, Class::SPEECH) && (found..it).any(joined));
        (small && !near).then_some(found)
    }

    /// A noun phrase at `at` that may be the subject of its clause.
    pub(super) fn free_subject(&self, at: usize, end: usize) -> Option<(usize, bool)> {
        let (index, mention) = self.mention(at)?;
        (!mention.possessive && !self.no_subject(at)).then(|| (self.person(index, end), false))
    }

    /// The first noun phrase of the clause `start..end` that may be its subject.
    pub(super) fn first_subject(&self, start: usize, end: usize) -> Option<(usize, bool)> {
        let mut at = start;
        while at < end {
            if let Some(found) = self.free_subject(at, end).filter(|_| !self.is_topic(at)) {
                return Some(found);
            }
            let oblique = self
                .mention(at)
                .map(|(index, _)| self.mentions.all[self.person(index, end)].to as usize);
            at = oblique.unwrap_or_default().max(at + 1);
        }
        None
    }

    /// Whether somebody tells something of the phrase at `at` in a German clause: dort stand, dass Lake “…”
    fn is_topic(&self, at: usize) -> bool {
        let that = at
            .checked_sub(1)
            .is_some_and(|it| ["dass", "daß", "ob"].contains(&self.text.spelled(it)));
        that && self.text.words.lexicon().nouns_capital
    }

    /// Whether a German preposition at `at` opens a clause instead: Paul schwieg, bis Anna sagte.
    pub(super) fn conjunction(&self, at: usize) -> bool {
        let text = self.text;
        let word = text.spelled(at);
        ["bis", "seit", "während"].contains(&word)
            && text.words.lexicon().nouns_capital
            && at > 0
            && text.sign(at - 1) == b','
            && self.mention(at + 1).is_some()
    }

    /// The subject before a verb: the first noun phrase of the clause that can be one, and whether it is the last, too.
    pub(super) fn left_subject(&self, start: usize, verb: usize) -> Option<(usize, bool)> {
        if let Some(index) = self.pronoun_before(start, verb) {
            return Some((index, true));
        }
        if let Some(index) = self.compared(start, verb) {
            return Some((index, false));
        }
        if let Some(index) = self.told_of(start, verb) {
            return Some((index, true));
        }
        if let Some(found) = self
            .resumed(start, verb)
            .and_then(|before| self.left_subject(start, before))
        {
            return Some(found);
        }
        let (mut found, mut main): (Option<usize>, bool) = (None, false);
        let unnamed = self.unnamed(start, verb);
        let mut at = start;
        while at < verb {
            let Some((index, mention)) = self.mention(at) else {
                at += 1;
                continue;
            };
            let next = mention.to as usize;
            let aside = self.is_aside(at, start, verb);
            if !mention.possessive && !aside && !self.no_subject(at) && next <= verb {
                let person = self.person(index, verb);
                // The clause nearest to the verb has its subject: “Als Lang kam, sagte …”.
                let opens = self.opens_main(start, at) && (!main || mention.kind.gender() != 0);
                let new = found.is_none_or(|it| {
                    let behind = self.mentions.all[it].to as usize;
                    !unnamed && (!self.same_clause(behind, at) || self.behind_verb(index) || opens)
                });
                main |= opens;
                if new {
                    found = Some(person);
                }
                let behind = (self.mentions.all[person].to as usize).max(next);
                at = self.behind_relative(behind, verb).unwrap_or(behind);
            } else {
                let person = self.person(index, verb);
                at = next.max(self.mentions.all[person].to as usize);
            }
        }
        let index = found?;
        Some((index, self.whole_clause(index, start, verb)))
    }

    /// Whether a Spanish verb has no subject of its own behind the clause that opens the sentence, so that it is that
    /// clause's: Cuando Pablo vio que Juan dormía, dijo.
    fn unnamed(&self, start: usize, verb: usize) -> bool {
        let text = self.text;
        let lexicon = text.words.lexicon();
        let spanish = !lexicon.nouns_capital && !lexicon.joins;
        let first = (start..verb).find(|&it| text.tokens[it].is_word());
        let last = (start..verb)
            .rev()
            .find(|&it| !self.is_small(it, Class::ADVERB));
        spanish
            && first.is_some_and(|it| heard::subordinates(text, it))
            && last.is_some_and(|it| text.sign(it) == b',')
    }

    /// Whether the phrase at `at` opens the main clause behind one that opens the sentence from `start`: Comme la reine
    /// parlait, une écrevisse parut et dit; als Paul kam, stand Anna auf und sagte.
    fn opens_main(&self, start: usize, at: usize) -> bool {
        let text = self.text;
        let german = text.words.lexicon().nouns_capital;
        let Some(first) = (start..at).find(|&it| text.tokens[it].is_word()) else {
            return false;
        };
        let depends = if german {
            self.opens_clause(first)
        } else {
            heard::subordinates(text, first)
        };
        let mut from = at;
        while from > first + 1 && self.is_small(from - 1, Class::ADVERB) {
            from -= 1;
        }
        // In German the verb comes first.
        let other = Class::BREAK | Class::PREPOSITION | Class::DETERMINER | Class::PRONOUN;
        let verb = german
            && from > first + 2
            && text.tokens[from - 1].is_word()
            && !text.tokens[from - 1].is(Token::CAPITAL)
            && !text.class(from - 1).has(other);
        depends && from > first + 1 && text.sign(from - 1 - usize::from(verb)) == b','
    }

    /// Whom the relative clause right before a verb tells of: Paul traf Anna, die ihm sagte; Paul vit Jean, qui lui dit.
    fn told_of(&self, start: usize, verb: usize) -> Option<usize> {
        const LONG: usize = 8;
        let text = self.text;
        let lexicon = text.words.lexicon();
        let words: &[&str] = match (lexicon.nouns_capital, lexicon.joins) {
            (true, _) => &["der", "die", "das"],
            (false, true) => &["qui"],
            (false, false) => &["que", "quien"],
        };
        // “Jean qui disait” needs no comma.
        let bare = || {
            let who = verb.checked_sub(1)?;
            let it = (start..=who)
                .rev()
                .find(|&it| !self.is_small(it, Class::ADVERB))?;
            let relative = words.contains(&text.spelled(it));
            (relative && !lexicon.nouns_capital && it > start && text.tokens[it - 1].is_word())
                .then_some(it)
        };
        let comma = (start..verb).rev().find(|&it| text.sign(it) == b',');
        let (comma, first) = match bare() {
            Some(it) => (it, it),
            None => comma.map(|it| (it, it + 1))?,
        };
        let relative = text.spelled(first);
        let inside = first..verb;
        let plain = first < verb
            && verb - first <= LONG
            && words.contains(&relative)
            && inside.into_iter().all(|it| self.mention(it).is_none());
        let (index, mention) = (start..comma).rev().filter(|_| plain).find_map(|it| {
            // “Sah die Frau an, die …”
            let particle = |it: usize| it + 1 == comma && self.is_small(it, Class::PREPOSITION);
            let ends =
                |it: usize| it == comma || particle(it) || complements::end(text, it) == comma;
            self.mention(it)
                .filter(|(_, it)| it.kind.is_noun() && ends(it.to as usize))
        })?;
        let class = text.class(mention.from as usize);
        let clashes = relative == "der" && class.has(Class::WOMAN)
            || relative == "die" && class.has(Class::MAN);
        (!clashes && !mention.possessive).then_some(index)
    }

    /// Where the German clause that a verb behind “, und” goes on with was left: Paul sah, dass Anna schlief, und sagte.
    fn resumed(&self, start: usize, verb: usize) -> Option<usize> {
        let text = self.text;
        let light = |it: &usize| *it > start && self.is_small(*it, Class::ADVERB);
        let adverbs = (start..verb).rev().take_while(light).count();
        let and = verb.checked_sub(adverbs + 1).filter(|&it| it > start + 1)?;
        let close = and - 1;
        let depends = |it: usize| {
            text.sign(it) == b','
                && self.is_small(it + 1, Class::BREAK)
                && !self.is_small(it + 1, Class::PREPOSITION | Class::AUXILIARY)
                && !["aber", "denn", "oder", "sondern", "und"].contains(&text.spelled(it + 1))
        };
        let joins = text.words.lexicon().nouns_capital
            && text.spelled(and) == "und"
            && text.sign(close) == b',';
        (start + 1..close)
            .rev()
            .filter(|_| joins)
            .find(|&it| depends(it))
    }

    /// The comma behind a relative clause that begins at `at`, before the verb: Le syndicat, qui a saisi le tribunal, dit.
    fn behind_relative(&self, at: usize, verb: usize) -> Option<usize> {
        const RELATIVE: &[&str] = &["qui", "que", "dont", "quien", "der", "die", "das"];
        let text = self.text;
        let opens = text.sign(at) == b',' && at + 1 < verb;
        // “Lavagna, señaló el instituto, lamentó”: who tells of it is named aside.
        let aside = || self.is_small(at + 1, Class::SPEECH) && !text.words.lexicon().nouns_capital;
        let relative = opens && (RELATIVE.contains(&text.spelled(at + 1)) || aside());
        let inside = (at + 2..verb).filter(|_| relative);
        let mut commas = inside.filter(|&it| text.sign(it) == b',');
        commas.next_back()
    }

    /// The subject right behind a “wie” that opens the clause, whatever parts it from its verb: Wie Lake, der … , sagte.
    fn compared(&self, start: usize, verb: usize) -> Option<usize> {
        let text = self.text;
        let first = (start..verb).find(|&it| text.tokens[it].is_word())?;
        let as_said = ["wie", "comme", "como"].contains(&text.spelled(first));
        let (index, mention) = self.mention(first + 1).filter(|_| as_said)?;
        // “Comme la reine parlait, une écrevisse dit”: another clause.
        let behind = mention.to as usize;
        let commas = || (behind + 1..verb).any(|it| text.sign(it) == b',');
        if text.sign(behind) != b',' && commas() && !text.words.lexicon().nouns_capital {
            return None;
        }
        let free = mention.kind.is_noun() && !mention.possessive && !self.no_subject(first + 1);
        free.then(|| self.person(index, verb))
    }

    /// Whether a pronoun stands right behind what can only be its verb: Mit Lake lenkte er …
    fn behind_verb(&self, index: usize) -> bool {
        let mention = &self.mentions.all[index];
        let before = (mention.from as usize).checked_sub(1);
        matches!(mention.kind, Kind::He | Kind::She)
            && before.is_some_and(|it| {
                let token = &self.text.tokens[it];
                let other = Class::BREAK | Class::PREPOSITION | Class::ADVERB | Class::STOP;
                token.is_word() && !token.is(Token::CAPITAL) && !self.text.class(it).has(other)
            })
    }

    /// Whether between the subject `index` and its verb stands only what belongs to one of them: Ein Sprecher des
    /// Ministeriums sagte; Lake, Leiter der Studie, sagte.
    fn whole_clause(&self, index: usize, start: usize, verb: usize) -> bool {
        const LONG: usize = 12;
        let text = self.text;
        let mention = &self.mentions.all[index];
        let (from, behind) = (mention.from as usize, mention.to as usize);
        if (behind..verb).all(|it| self.is_small(it, Class::ADVERB | Class::AUXILIARY)) {
            return true;
        }
        let commas = (behind..verb).filter(|&it| text.sign(it) == b',').count();
        let opens = (start..from).all(|it| {
            let class = text.class(it);
            !text.tokens[it].is_word()
                || self.is_small(it, Class::BREAK)
                || class.has(Class::ROLE | Class::ARTICLE | Class::ADVERB)
        });
        let verbs = (behind..verb).any(|it| {
            self.is_small(it, Class::SAY | Class::VERB)
                || self.is_small(it, Class::BREAK) && !self.is_small(it, Class::PREPOSITION)
        });
        opens && !verbs && matches!(commas, 0 | 2) && verb - behind <= LONG
    }

    /// Whether no word that begins another clause stands between two places.
    fn same_clause(&self, from: usize, to: usize) -> bool {
        let text = self.text;
        !(from..to).any(|it| {
            text.sign(it) == b';'
                || self.is_small(it, Class::BREAK)
                    && !self.is_small(it, Class::PREPOSITION | Class::AUXILIARY)
                || self.conjunction(it)
        })
    }
}
