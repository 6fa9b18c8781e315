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

#[test]
fn a_source_right_behind_outweighs_the_clause_before_the_colon() {
    check(&[
        (
            "Die Nachbarn zeigten sich verärgert: „Uns hat man nicht gefragt“, so Petra Lindner aus der Mühlenstraße.",
            &["Petra Lindner"],
        ),
        (
            "Die Nachbarn zeigten sich verärgert: „Uns hat man nicht gefragt“, so eine der Anwohnerinnen.",
            &["eine der Anwohnerinnen"],
        ),
        (
            "Petra Lindner zeigte sich verärgert: „Uns hat man nicht gefragt“, so die Sprecherin.",
            &["Petra Lindner"],
        ),
    ]);
}
