//! The "I" of a first-person text as one of the cast.
//!
//! Others call the narrator by a name that the narration itself hardly uses; where there is such a name, "I" bears it.

use super::address::{called_out, only_called};
use super::cast::{Cast, Member};
use super::lexicon::Class;
use super::mentions::{Kind, Mention, Mentions};
use super::tokens::{Text, Token};
use super::words::WordId;

/// Adds the narrator when enough of the narration says "I" or "my"; that of a report is nobody of whom it tells.
pub fn add(text: &Text<'_>, mentions: &Mentions, report: bool, cast: &mut Cast) {
    const PER_THOUSAND: u32 = 8;
    const FEWEST: u32 = 5;
    // Of a text too short for that: “I” says something, and stands in every other line.
    const DENSE: u32 = 30;
    let (mut words, mut mine) = (0_u32, 0_u32);
    for token in text.tokens.iter().filter(|it| !it.is(Token::SPEECH)) {
        words += 1;
        mine += u32::from(text.words.class(token.word).has(Class::MY));
    }
    let often = mine > FEWEST && mine * 1000 > words * PER_THOUSAND;
    let short = mine >= 2 && mine * 1000 > words * DENSE && says_i(text, mentions) > 0;
    if !often && !short {
        return;
    }
    let mut narrator = Member {
        narrator: true,
        ..Member::default()
    };
    if let Some(name) = name(text, mentions, cast).filter(|_| !report) {
        let named = &cast.members[name as usize];
        narrator.forms.clone_from(&named.forms);
        (narrator.male, narrator.female) = (named.male, named.female);
    }
    cast.narrator = Some(cast.members.len() as u32);
    cast.members.push(narrator);
}

/// How often "I" says something.
fn says_i(text: &Text<'_>, mentions: &Mentions) -> usize {
    let said = mentions.all.iter().filter(|it| {
        let behind = text
            .tokens
            .get(it.to as usize)
            .is_some_and(|it| text.words.class(it.word).has(Class::SPEECH));
        let before = it.from > 0 && text.class(it.from as usize - 1).has(Class::SPEECH);
        it.kind == Kind::I && (behind || before)
    });
    said.count()
}

/// The member who is called out most while the narration hardly names them.
fn name(text: &Text<'_>, mentions: &Mentions, cast: &Cast) -> Option<u32> {
    const FEWEST: u32 = 2;
    if says_i(text, mentions) < 2 {
        return None;
    }
    let mut calls = vec![0_u32; cast.members.len()];
    let mut own = vec![false; cast.members.len()];
    for mention in mentions.all.iter().filter(|it| it.kind == Kind::Name) {
        let said = text.tokens[mention.from as usize].is(Token::SPEECH);
        if said && called_out(text, mention) && !presented(text, mention) {
            calls[mention.who as usize] += 1;
            own[mention.who as usize] |= is_mine(text, mention);
        }
    }
    let rare = |it: &u32| cast.members[*it as usize].narrated * 10 <= calls[*it as usize] * 6 + 10;
    // Whom a German text says to say something is not the one who tells it.
    let heard =
        |it: &u32| text.words.lexicon().nouns_capital && cast.members[*it as usize].cues > 0;
    let title = |it: &u32| only_called(&text.words, &mentions.forms, &cast.members[*it as usize]);
    // “Courage, monsieur!”: what only ever opens a sentence, or is a word as well, is no name that a French or Spanish text
    // calls.
    let word = |it: &u32| {
        let forms = cast.members[*it as usize].forms.iter();
        let mut forms = forms.map(|&it| &mentions.forms[it as usize].words);
        let common = |id: &WordId| {
            let (word, class) = (text.words.get(*id), text.words.class(*id));
            let given = class.has(Class::MAN | Class::WOMAN | Class::ANY_TITLE);
            !given && (word.inside == 0 || word.lower > 0)
        };
        text.words.lexicon().romance() && forms.all(|it| it.iter().all(common))
    };
    // Calls for each mention in narration, in hundredths, so that the order is the same everywhere.
    let called = |it: u32| calls[it as usize] * 200 / (2 + cast.members[it as usize].narrated);
    (0..cast.members.len() as u32)
        .filter(|it| calls[*it as usize] >= FEWEST && !own[*it as usize])
        .filter(|it| rare(it) && !heard(it) && !title(it) && !word(it))
        .max_by_key(|&it| (called(it), std::cmp::Reverse(it)))
}

/// Whether a name that seems to be called is given rather: “Anna Lake, sir.”
fn presented(text: &Text<'_>, mention: &Mention) -> bool {
    let sir = Class::ADDRESS_MAN | Class::ADDRESS_WOMAN;
    let behind = mention.to as usize;
    text.sign(behind) == b',' && text.class(behind + 1).has(sir)
}

/// Whether the words in which somebody is called have the tag “I said”, before them or behind.
fn is_mine(text: &Text<'_>, mention: &Mention) -> bool {
    const NEAR: usize = 4;
    let tokens = &text.tokens;
    let told = |it: &usize| !tokens[*it].is(Token::SPEECH);
    let paragraph = tokens[mention.from as usize].paragraph;
    let here = |it: &usize| tokens[*it].paragraph == paragraph;
    let before = (0..mention.from as usize).rev().take_while(here);
    let before = before
        .skip_while(|it| !told(it))
        .take(NEAR)
        .take_while(told);
    let behind = (mention.to as usize..tokens.len()).take_while(here);
    let behind = behind
        .skip_while(|it| !told(it))
        .take(NEAR)
        .take_while(told);
    let said_by_me = |at: usize| {
        let me = text.class(at).has(Class::I);
        let verb = [at.wrapping_sub(1), at + 1].map(|it| text.class(it).has(Class::SAY));
        me && verb.contains(&true)
    };
    before.chain(behind).any(said_by_me)
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::heard;

    #[test]
    fn whom_the_narrator_calls_is_not_the_narrator() {
        let text = "My hat was wet, and I shook my coat before I hung it up in my own hall.\n\n\
            “Well, Gus,” I said. “You are late.”\n\n\
            “Am I, Ned?”\n\n\
            “You are, Gus,” I said, and took my keys.\n\n\
            “Give me my book, Ned, and be quiet.”\n\n\
            “My dear Gus!” said I, and gave him my book.";
        let mine = heard(text)
            .into_iter()
            .filter(|(words, _)| words.contains("late") || words.contains("dear"));
        let names: Vec<_> = mine.map(|it| it.1).collect();
        assert_eq!(names, ["Ned", "Ned"]);
    }

    #[test]
    fn whoever_tells_his_name_to_a_master_is_not_called() {
        let text = "My hat was wet, and I shook my coat before I hung it up in my own hall.\n\n\
            “What is your name?” I said to the boy in my hall.\n\n\
            “George Leach, sir.”\n\n\
            “Speak up,” I said, and shook my head.\n\n\
            “Leach, sir,” he said.";
        let mine = heard(text)
            .into_iter()
            .filter(|(words, _)| words.contains("Speak up"));
        assert!(mine.map(|it| it.1).all(|it| !it.contains("Leach")));
    }
}
