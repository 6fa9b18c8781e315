//! Who is named for German quotations, and how.

use super::speakers;

/// A text, and the names that its quotations show.
type Row = (&'static str, &'static [&'static str]);

fn check(table: &[Row]) {
    for &(text, names) in table {
        assert_eq!(speakers(text), names, "{text}");
    }
}

#[test]
fn a_title_stays_where_it_is_how_the_text_calls_somebody() {
    check(&[
        (
            "„Setzt euch alle in den Kreis“, sagte Frau Kern. Die Kinder kamen zu Frau Kern.",
            &["Frau Kern"],
        ),
        (
            "Der Zug hielt. „Das ist mir neu“, sagte Herr Moll. Man glaubte Herrn Moll nicht, und Herrn Moll war es gleich.",
            &["Herr Moll"],
        ),
        (
            "„Wir gehen heim“, rief Tante Berta. Der Hund lief zu Tante Berta.",
            &["Tante Berta"],
        ),
        (
            "Anna Moll leitet das Amt. „Das Amt bleibt offen“, sagte Frau Moll. Frau Moll ging.",
            &["Anna Moll"],
        ),
    ]);
}

#[test]
fn a_name_is_shown_without_the_words_around_it() {
    check(&[
        (
            "„Das war ein schweres Spiel“, sagte der HSV-Rückkehrer Ole-Bent Kranwitter kurz nach dem Abpfiff.",
            &["Ole-Bent Kranwitter"],
        ),
        (
            "Nach zehn Jahren ist die Skat-Legende Tito Kranwitter wieder da. „Ich habe nie aufgehört“, sagt Kranwitter.",
            &["Tito Kranwitter"],
        ),
        (
            "„Der Rat wartet seit Wochen“, bemängelt Nicole von den Brook (FWG).",
            &["Nicole von den Brook"],
        ),
        (
            "„Der Rat wartet seit Wochen“, bemängelt Nicole Harms von den Freien Wählern.",
            &["Nicole Harms"],
        ),
    ]);
}

#[test]
fn any_noun_speaks_right_beside_what_it_says() {
    check(&[
        (
            "„Das ist ohnehin nicht bindend“, so das Stadtoberhaupt am Abend.",
            &["das Stadtoberhaupt"],
        ),
        (
            "Da sprach der Fuchs: „Ich weiß einen Hof hinter dem Wald.“",
            &["der Fuchs"],
        ),
        (
            "„Was ist das für ein Lärm?“ sprach der eine. „Es wird der Wind sein“, sagte der andere.",
            &["der eine", "der andere"],
        ),
        (
            "„Ich hab mich darauf gefreut“, lachte Opa und nahm den Hut.",
            &["Opa"],
        ),
        (
            "„Es ist Nacht, ihr da unten!“, rief die Alte aus dem Fenster.",
            &["die Alte"],
        ),
    ]);
}

#[test]
fn a_given_name_that_goes_behind_articles_is_a_noun() {
    check(&[(
        "Der Wolf lag im Gras. Man sah den Wolf kaum. „Wo ist der Weg zum Bach?“, fragte der Wolf. „Ich habe Durst“, sagte er.",
        &["der Wolf", "der Wolf"],
    )]);
}

#[test]
fn another_clause_has_another_subject() {
    check(&[(
        "Es hatte der Beamte Jan Schepe darauf hingewiesen, wobei Bürgermeister Uwe van der Wall anmerkte: „Ich glaube das nicht.“",
        &["Uwe van der Wall"],
    )]);
}
