//! Who does not speak a German quotation, though named beside it, and who does.

use super::{check, document, heard, speakers};
use crate::attribution::attribute;
use crate::model::Certainty;

/// Whether the first quotation of a text is shown as certain.
fn certain(text: &str) -> bool {
    let document = document(text);
    let voices = attribute(&document);
    voices
        .quotes
        .first()
        .is_some_and(|it| matches!(it.certainty, Certainty::Certain))
}

#[test]
fn a_source_right_behind_leaves_the_sentence_before_alone() {
    check(&[
        (
            "Der Arzt Paul Kern kam spät. „Ich habe Angst gehabt“, so die Patientin.",
            &["die Patientin"],
        ),
        (
            "Karl Lang wiederholte den Versuch. „Das geht gut aus“, so der Förster.",
            &["der Förster"],
        ),
        (
            "Viktor Lohr will es gleich mehrfach wiederholen. „Das war eine Ehre“, so der OB.",
            &["der OB"],
        ),
    ]);
}

#[test]
fn nobody_says_what_something_is_called() {
    let table = [
        "Anna Bruhn sprach lange. „Mehr Licht für alle“, so das Motto, zog viele an.",
        "Die Gruppe stellte sich gestern vor. „Wir sind für Ulm da“, so der Titel, ist ihr Buch.",
    ];
    for text in table {
        assert_eq!(speakers(text), [""], "{text}");
    }
}

#[test]
fn neither_of_two_is_certain() {
    let table = [
        "„Solche Tage helfen allen“, betonten die Lehrkräfte Paul Roth und Anna Grave.",
        "Tom und Anna Braun riefen: „Wir kommen mit!“",
        "„Das reicht uns nicht“, sagten Bürgermeisterin Anna Bruhn und Landrat Paul Roth.",
    ];
    for text in table {
        assert!(!certain(text), "{text}");
    }
    assert!(certain(
        "„Das reicht uns nicht“, sagte Anna Bruhn. Paul Roth nickte."
    ));
}

#[test]
fn who_is_asked_or_told_does_not_speak() {
    let table = [
        "Hans Weber wurde vom Publikum begrüßt mit den Worten: „Da ist er ja!“",
        "Paul Roth wurde gefragt: „Kommst du?“",
    ];
    for text in table {
        assert_eq!(speakers(text), [""], "{text}");
    }
    check(&[
        (
            "Hans Weber wurde von Anna Bruhn gefragt: „Kommst du?“",
            &["Anna Bruhn"],
        ),
        (
            "Hans Weber begrüßte das Publikum mit den Worten: „Da seid ihr ja!“",
            &["Hans Weber"],
        ),
        (
            "Ein fremder Mann trat ein. Karl lag im Bett und sah ihn an. Obwohl der Mann nichts gehört hatte, sagte er nun \
             zu Karl: „Es ist unmöglich.“",
            &["ein fremder Mann"],
        ),
    ]);
}

#[test]
fn an_aside_has_a_subject_of_its_own() {
    check(&[
        (
            "In der Freude, die laut wurde – denn Hoffmann hatte die Geschichte hübsch erzählt und sogar ein wenig \
             gespielt –, sagte der alte Weber: „Was für ein Mensch!“",
            &["der alte Weber"],
        ),
        (
            "Die Tür war offen – Paul hatte sie nicht geschlossen –, und so rief Emma: „Komm herein!“",
            &["Emma"],
        ),
    ]);
}

#[test]
fn a_label_is_whom_it_tells_of() {
    check(&[
        (
            "Seit Jahren kauft Renate Eck auf dem Markt ein. „Die gibt es am Samstag“, sagt die 67-Jährige.",
            &["Renate Eck"],
        ),
        (
            "Renate Eck und Anna Bruhn kaufen hier ein. „Die gibt es am Samstag“, sagt die 67-Jährige.",
            &["die 67-Jährige"],
        ),
        (
            "Bildungsministerin Anna Bruhn hat das abgelehnt. „Dazu sehe ich keinen Grund“, sagte die FDP-Politikerin.",
            &["Anna Bruhn"],
        ),
        (
            "„Das ist ernst“, meint der Präsident von Ulmland. Nun hat sich der Präsident von Ulmland, Karl Masen, gemeldet.",
            &["Karl Masen"],
        ),
        (
            "Adelsexperte Michael Berg sah zu. „Das war schwer“, sagte Berg. Unser Adelsexperte spricht Klartext: „Sie ist \
             ein Mensch.“",
            &["Michael Berg", "Michael Berg"],
        ),
        (
            "Der Präsident des Verbands, Lambert Koch, sagte am Montag: „Das ist wenig glaubwürdig.“",
            &["Lambert Koch"],
        ),
    ]);
}

#[test]
fn names_are_whole() {
    check(&[
        (
            "Andreas Schauer hört auf. „Ich lege mein Mandat nieder“, teilte der 49 Jahre alte Schauer in München mit.",
            &["Andreas Schauer"],
        ),
        (
            "Assessor a. D. Harald Harms öffnete den Brief. „Einer aus Ulm“, sagte Harms.",
            &["Harald Harms"],
        ),
        (
            "Man hatte Josef K. verhaftet. „Wer sind Sie?“, fragte K. und saß im Bett.",
            &["Josef K."],
        ),
        (
            "Wirtschafts- und Kulturwissenschafterin Herta Neu meint: „Einen Markt kann man nicht ersetzen.“",
            &["Herta Neu"],
        ),
    ]);
}

#[test]
fn a_mark_joined_to_a_noun_holds_a_name() {
    let text = "\"Das freut mich sehr\", schrieb Anna Bruhn in einer \"rundblick\"-Kolumne: \"Wir bleiben dran.\"";
    let said: Vec<String> = heard(text).into_iter().map(|it| it.0).collect();
    assert!(!said.iter().any(|it| it.contains("rundblick")), "{said:?}");
}

#[test]
fn a_source_at_the_end_of_the_sentence_is_read() {
    check(&[
        (
            "Die Struktur solle auch der „neuen alten Aufgabe“ gerecht werden, so Bruhn.",
            &["Bruhn"],
        ),
        (
            "Dass sie „schwerfällig“ wirkte, wie Adelsexperte Michael Berg bemerkte, war neu.",
            &["Michael Berg"],
        ),
    ]);
}

#[test]
fn what_is_done_behind_a_turn_tells_whose_it_is() {
    let text = "„Sie sind zu streng, Papa“, sagte der Konsul.\n\n„Nun, mich dünkt, wir haben viel zu lernen …“ Der Konsul \
                sprach ernst. „Das ist dankenswert.“\n\n„Ach ja …“ Paul Weber spielte mit seiner Dose. „Ich nicht!“";
    let wanted = [
        "der Konsul",
        "der Konsul",
        "der Konsul",
        "Paul Weber",
        "Paul Weber",
    ];
    assert_eq!(speakers(text), wanted);
}
