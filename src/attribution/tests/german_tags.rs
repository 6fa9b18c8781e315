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

#[test]
fn a_noun_behind_an_article_and_an_ordinal_begins_no_name() {
    let text = "Der alte Hasso dankte nach den ersten Löffeln Suppe mit Frau von Stein und entschuldigte sich wegen der \
        Einladung: »Es ging nicht früher.«";
    assert_ne!(speakers(text), ["Löffeln Suppe"]);
}

#[test]
fn a_number_begins_no_name() {
    let text = "Der Richter verlangte statt dreizehn Jahren und sechs Monaten Haft nur eine Strafe. Wie geht es der Mutter des \
        Opfers heute? „Das sage ich Ihnen nicht“, ruft sie dem Mann zu.";
    assert_ne!(speakers(text), ["Monaten Haft"]);
}
