//! What ties German quotations to somebody, and what only seems to.

use super::{check, speakers};

#[test]
fn a_quotation_in_capitals_is_no_speaker_where_one_follows_the_verb() {
    check(&[
        (
            "»Nein« rief Martha, »ich habe noch keine Zeit gehabt.«",
            &["Martha", "Martha"],
        ),
        (
            "»Montag Abend« sagte Frau Lindner, »da soll keiner fehlen.«",
            &["Frau Lindner", "Frau Lindner"],
        ),
        (
            "»Ja« rief die Wirtin, »es ist noch ein Zimmer frei.«",
            &["die Wirtin", "die Wirtin"],
        ),
        // A paper speaks before its verb.
        (
            "„Der Anzeiger“ schreibt, das Bad werde geschlossen: „Es ist kein Geld mehr da.“",
            &["Der Anzeiger"],
        ),
    ]);
}
