//! How people, bodies and offices are called in German texts, and which of their names are one.

use super::check;

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
fn a_given_name_that_goes_behind_articles_is_a_noun() {
    check(&[(
        "Der Wolf lag im Gras. Man sah den Wolf kaum. „Wo ist der Weg zum Bach?“, fragte der Wolf. „Ich habe Durst“, sagte er.",
        &["der Wolf", "der Wolf"],
    )]);
}

#[test]
fn who_holds_an_office_is_one_with_the_office() {
    check(&[
        (
            "Innenministerin Anna Lang war am Abend im Landtag. „Das bleibt, wie es ist“, sagte die Ministerin.",
            &["Anna Lang"],
        ),
        (
            "Uwe Harms, Trainer des Vereins, war nach dem Spiel nicht froh. „Wir waren zu langsam“, sagte der Trainer.",
            &["Uwe Harms"],
        ),
        (
            "Minister Uwe Harms und Minister Jan Wulf waren im Haus. „Wir sind uns nicht einig“, sagte der Minister.",
            &["der Minister"],
        ),
        (
            "„So fing es an“, sagte der Wirt. Da forderte der Wirt Emil heraus. „Und du?“, fragte der Wirt.",
            &["der Wirt", "der Wirt"],
        ),
    ]);
}

#[test]
fn a_paper_stands_in_the_nominative() {
    check(&[(
        "In der Anordnung des Amtes heißt es: „Die Brücke ist bis auf weiteres gesperrt.“",
        &["die Anordnung des Amtes"],
    )]);
}

#[test]
fn a_body_of_two_words_and_several_men_are_shown_whole() {
    check(&[
        (
            "„Er hat den Lauf der Dinge geändert“, schrieb die Harms Institution am Abend.",
            &["die Harms Institution"],
        ),
        (
            "Nach Angaben der Hacker sind die Daten weg. „Gar nicht mehr so sicher?“, schrieben die Hacker in der Nacht.",
            &["die Hacker"],
        ),
        (
            "Das Gericht sei frei, sagt Hans-Jürgen Papier. „Das ist keine Vorentscheidung“, sagte Papier.",
            &["Hans-Jürgen Papier"],
        ),
    ]);
}

#[test]
fn letters_are_how_a_body_is_called() {
    check(&[(
        "Die Arbeiten sind teuer. „Das ist mit Vorsicht zu lesen“, teilte die ORKA am Montag mit.",
        &["ORKA"],
    )]);
}

#[test]
fn a_surname_that_is_a_common_word_stays_whole() {
    check(&[
        (
            "„Das Gesetz bleibt, wie es ist“, sagte der SPD-Politiker Karl Berg am Montag in Kiel. „Es gilt für alle“, sagte Berg.",
            &["Karl Berg", "Karl Berg"],
        ),
        (
            "„Wir haben verstanden“, sagte Anna Weiß den Reportern am Abend.",
            &["Anna Weiß"],
        ),
        (
            "„Wir haben verstanden“, sagte Trainer Jan Wald nach dem Spiel.",
            &["Jan Wald"],
        ),
        (
            "„Das Gesetz bleibt, wie es ist“, zeigte sich Karl Berg überzeugt.",
            &["Karl Berg"],
        ),
    ]);
}

#[test]
fn an_adjective_that_is_a_noun_is_he_or_she_by_its_article() {
    check(&[(
        "„Das Wetter wird schlecht, wir fahren heute nicht“, sagte der Alte. „Dann eben morgen“, sagte die Alte.",
        &["der Alte", "die Alte"],
    )]);
}

#[test]
fn a_title_keeps_its_noble_or_common_name() {
    check(&[
        (
            "„Kommen Sie doch herein und setzen Sie sich“, sagte Frau von Padden. „Gern, aber nicht lange“, sagte Herr von Padden.",
            &["Frau von Padden", "Herr von Padden"],
        ),
        (
            "„Das Amt ist heute geschlossen“, sagte Frau von der Heyde.",
            &["Frau von der Heyde"],
        ),
        (
            "„Das Amt ist heute geschlossen“, sagte Herr Koch und ging.",
            &["Herr Koch"],
        ),
        (
            "„Das Amt ist heute geschlossen“, sagte Frau Berg am Montag.",
            &["Frau Berg"],
        ),
        (
            "Luise von Padden war müde. „Kommen Sie doch herein und setzen Sie sich“, sagte Frau von Padden.",
            &["Luise von Padden"],
        ),
    ]);
}

#[test]
fn an_office_in_the_genitive_is_its_holder() {
    check(&[(
        "Oberbürgermeister Jan Keller kam zu spät. „Das Amt ist heute geschlossen“, so Keller. Nach den Worten des Oberbürgermeisters „bleibt das Amt noch lange zu“.",
        &["Jan Keller", "Jan Keller"],
    )]);
}
