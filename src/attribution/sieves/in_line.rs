//! Dialogue that runs on in one paragraph, as German prints it: „Und dann?“ „Nichts.“ Two speak where nothing at all parts
//! two quotations; news so quotes one.

use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::tokens::Token;

/// Whether the quotations `first` and `first + 1` are two turns of a dialogue that stand side by side.
pub fn turns(analysis: &Analysis<'_>, first: usize) -> bool {
    let (Some(one), Some(other)) = (analysis.quotes.get(first), analysis.quotes.get(first + 1))
    else {
        return false;
    };
    let text = &analysis.text;
    let bare = (one.span.to..other.span.from).all(|it| {
        let sign = text.sign(it as usize);
        !text.tokens[it as usize].is_word() && !matches!(sign, b',' | b':' | b';' | b'(' | b')')
    });
    let german = text.words.lexicon().nouns_capital;
    if !german || !bare || one.span.paragraph != other.span.paragraph || !one.span.closed {
        return false;
    }
    let asked = one.span.last_sign(text) == Some(b'?');
    let answers = text.class(other.span.from as usize).has(Class::ANSWER);
    asked || answers || !analysis.is_report()
}

/// Whether a dash behind a stop parts a German quotation from who spoke before it: „Anna“, sagte das Kind. – „Und du?“
pub fn parted(analysis: &Analysis<'_>, quote: usize) -> bool {
    let text = &analysis.text;
    let (from, to) = analysis.quotes[quote].before;
    let dash = (from as usize..to as usize)
        .rev()
        .take_while(|&it| !text.tokens[it].is_word())
        .find(|&it| text.sign(it) == sign::DASH);
    let stop = dash.is_some_and(|it| it > from as usize && text.sign(it - 1) == b'.');
    let first = from as usize;
    let tells = first < to as usize && text.tokens[first..to as usize].iter().any(Token::is_word);
    let reports = quote
        .checked_sub(1)
        .and_then(|it| analysis.tag(it))
        .is_some_and(|(_, mention)| mention.from >= from);
    text.words.lexicon().nouns_capital && !analysis.is_report() && stop && tells && reports
}

/// Whether the paragraph of a quotation has such a dialogue.
pub fn in_paragraph(analysis: &Analysis<'_>, quote: usize) -> bool {
    let turn = &analysis.turns[analysis.quotes[quote].turn as usize];
    (turn.from as usize..turn.to as usize).any(|it| turns(analysis, it))
}
