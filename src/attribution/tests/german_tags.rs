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

#[test]
fn he_is_never_several() {
    let table = [
        "Martha begrüßte beide Herren, und auf den Tisch zeigend, sagte er: „Bitte, setzen Sie sich.“",
        "Vor der Tür standen zwei andere Männer und sahen ihn an. „Auf die Wiese geht ihr heute nicht“, sagte er.",
    ];
    for text in table {
        assert_eq!(speakers(text), [""], "{text}");
    }
    check(&[(
        "Vor der Tür stand ein anderer Mann und sah sich um. „Auf die Wiese geht ihr heute nicht“, sagte er.",
        &["ein anderer Mann"],
    )]);
}

#[test]
fn a_thing_is_no_she() {
    let text = "„Was wollen Sie in dem Haus?“, fragte die Frau, setzte ein ernstes Gesicht auf und sah zu ihrem Kollegen.\n\n\
        „Polizei?“, fragte sie.";
    assert_eq!(speakers(text)[1], "die Frau");
    let text =
        "Auch in dem Arme unseres Veteranen zuckte das Schwert. „Komm endlich mit mir!“, sagte er.";
    assert_eq!(speakers(text), [""]);
    check(&[(
        "Auch in dem Alten zuckte es noch einmal. „Komm endlich mit mir!“, sagte er.",
        &["der Alte"],
    )]);
}

#[test]
fn what_was_heard_is_said_by_whom_the_relative_clause_names() {
    check(&[(
        "Der Hofrat erinnerte sich an das „Hm, das wird nichts!“, das der Onkel damals hatte vernehmen lassen.",
        &["der Onkel"],
    )]);
}

#[test]
fn who_nods_at_a_question_did_not_ask_it() {
    let text = "»Woher kommst du denn?« fragte eine Magd. – »Aus Gent«, sagte der Junge. – »Ist das dein Hund?« – Der Junge \
        nickte.";
    assert_ne!(speakers(text)[2], "der Junge");
    check(&[("»Das ist mein Hund!« – Der Junge lachte.", &["der Junge"])]);
}

#[test]
fn of_whom_something_is_told_does_not_tell_it() {
    let text = "In der Abendpost stand, dass Lindner „viele Fehler macht wie wir alle“.";
    assert_ne!(speakers(text), ["Lindner"]);
    check(&[
        (
            "Petra Lindner meinte, dass Brandes „viele Fehler macht wie wir alle“.",
            &["Petra Lindner"],
        ),
        (
            "Petra Lindner klagte lange. Die taz fragte: „Wäre Bonn für einen solchen Mann bereit?“",
            &["die taz"],
        ),
    ]);
}

#[test]
fn the_main_clause_tells_whom_a_sentence_is_about() {
    check(&[(
        "In einem Augenblick als Frau Lindner allein war, näherte Martha sich ihr. „Haben Sie nichts für mich entdeckt, gnädige \
         Frau?“",
        &["Martha"],
    )]);
}

#[test]
fn with_whom_something_is_done_does_not_say_it() {
    let text =
        "Es wurde still. Lange sprach man mit Frau von Stein. „Es ging heute leider nicht früher.“";
    assert_ne!(speakers(text), ["Frau von Stein"]);
    check(&[(
        "Es wurde still. Lange sprach Frau von Stein mit der Nachbarin. „Es ging heute leider nicht früher.“",
        &["Frau von Stein"],
    )]);
}
