//! Who is named for German quotations, and how.

use super::check;

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
fn another_clause_has_another_subject() {
    check(&[(
        "Es hatte der Beamte Jan Schepe darauf hingewiesen, wobei Bürgermeister Uwe van der Wall anmerkte: „Ich glaube das nicht.“",
        &["Uwe van der Wall"],
    )]);
}

#[test]
fn a_label_names_its_quotation() {
    check(&[
        (
            "Konrad Hall: „Mir gefällt das nicht, und das wird so bleiben“, sagt der Sprecher der Fraktion.",
            &["Konrad Hall"],
        ),
        (
            "Mirko Wall (Trainer der Gäste): „Wir hatten heute nicht das Glück, das wir brauchen.“",
            &["Mirko Wall"],
        ),
        (
            "Der Vorsitzende des Vereins, Uwe Harms, sieht das anders und schreibt in der Nacht:\n\n„Wir haben das nicht gewollt.“",
            &["Uwe Harms"],
        ),
    ]);
}

#[test]
fn a_verb_that_no_list_has_says_it_too() {
    check(&[
        (
            "„Das ist mir neu“, schmauchte der Wirt und sah in die Nacht.",
            &["der Wirt"],
        ),
        (
            "Anna Harms steht im Laden. „Damit war ich die Erste“, ist Harms überzeugt.",
            &["Anna Harms"],
        ),
        (
            "„Die Mannschaft war gut“, sagte auch Ahlsum Torwart Jan Wulf nach dem Spiel.",
            &["Jan Wulf"],
        ),
    ]);
}

#[test]
fn who_tells_a_story_says_i() {
    let text = "Ich ging über den Hof und sah meinen Bruder nicht. Mir war kalt.\n\n„Bist du da?“, fragte ich.\n\n\
                „Nein“, sagte der Wirt.\n\n„Das dachte ich mir“, sagte ich und ging.";
    check(&[(text, &["Ich", "der Wirt", "Ich"])]);
}

#[test]
fn a_clause_before_the_verb_has_its_own_subject() {
    check(&[
        (
            "Auf die Frage, ob Jan Wulf ihn nicht störe, entgegnete Uwe Harms: „Er ist ein Kollege wie jeder andere.“",
            &["Uwe Harms"],
        ),
        (
            "Jan Wulf habe das nicht mit dem Amt besprochen. „So ein Vorgehen ist nur schwer zu ertragen.“",
            &[""],
        ),
        (
            "Dann legte sie den Hörer auf und sah Jan Wulf an. „Das wird ein schwerer Fall für uns alle.“",
            &[""],
        ),
    ]);
}

#[test]
fn a_paper_to_which_something_is_said_says_nothing() {
    check(&[(
        "Er sei nicht aus der Ruhe zu bringen, sagte er der „Neuen Woche“. „Das war es“, sagte Jan Wulf.",
        &["Jan Wulf"],
    )]);
}

#[test]
fn who_tells_the_story_is_not_whom_it_hears() {
    let text = "„Dann also am Mittwoch, Berta“, sagte ich. „Ich stehe um elf vor dem Haus.“ Mir war kalt.\n\n„Und dann?“, fragte \
                Berta. Sie sah mich an.\n\n„Das sage ich dir dann, Berta“, sagte ich. Ich hatte meine Mütze vergessen.";
    check(&[(text, &["Ich", "Ich", "Berta", "Ich"])]);
}

#[test]
fn a_verb_written_like_a_new_sentence_is_a_tag() {
    check(&[(
        "„Ihr beiden seid einfach zu laut für diesen Wald.“ Meinte Darrag, als er wieder zu uns kam.",
        &["Darrag"],
    )]);
}

#[test]
fn a_report_behind_the_rest_of_the_sentence_is_a_tag() {
    check(&[
        (
            "Er sei „rundum zufrieden mit dem Verlauf“ der Messe, sagte Landrat Lothar Harms am Sonntag.",
            &["Lothar Harms"],
        ),
        (
            "Man habe sich auf einen „Plan für alle Häfen“ geeinigt, so Staatssekretärin Ina Kranwitter.",
            &["Ina Kranwitter"],
        ),
        (
            "Der Fahrer sei „schwer verletzt und nicht mehr ansprechbar gewesen“ und liege im Krankenhaus, wie die Polizei mitteilte.",
            &["die Polizei"],
        ),
        (
            "Der Antrag sah eine „friedliche Lösung für alle Seiten“ vor, so wurde er angesichts der Lage doch vertagt.",
            &["der Antrag"],
        ),
    ]);
}

#[test]
fn where_it_is_said_is_heard_where_nobody_says_it() {
    check(&[
        (
            "„Die Brücke bleibt gesperrt“, heißt es in einer Mitteilung der Behörde.",
            &["eine Mitteilung der Behörde"],
        ),
        (
            "„Davon ist nichts bekannt“, hieß es am Abend aus dem Ministerium.",
            &["das Ministerium"],
        ),
    ]);
}

#[test]
fn reported_words_are_not_their_subjects() {
    check(&[
        (
            "Der Entwurf sei „ein Schlag für alle Kolleginnen“, sagte Verbandssprecher Tilo Harms. Die Regierung verkenne „die \
             besonderen Lasten des Dienstes“.",
            &["Tilo Harms", "Tilo Harms"],
        ),
        (
            "Es sei schade, wie spät die Verwaltung davon erfuhr, sagt Korrespondent Tilo Harms. „Sie wollte in der Nacht \
             nichts gewusst haben.“",
            &["Tilo Harms"],
        ),
        (
            "Das Land sei vorbereitet, so Ministerin Ina Harms. „Wir haben genug Betten für alle Kranken.“",
            &["Ina Harms"],
        ),
        (
            "Tilo Harms warnte vor dem Plan. Es gebe zu wenig Platz. Vielmehr brauche man eine „deutlich größere Halle für \
             alle Vereine“.",
            &["Tilo Harms"],
        ),
    ]);
}

#[test]
fn any_noun_is_a_source_behind_so() {
    check(&[
        (
            "„Das wird niemand bezahlen“, so der Quartierslotse. Alle nickten.",
            &["der Quartierslotse"],
        ),
        (
            "Es sei „denkbar, dass die Halle am Hafen gebaut wird“, so die Hobag.",
            &["die Hobag"],
        ),
    ]);
}

#[test]
fn who_stands_before_a_colon_behind_the_verb_speaks() {
    check(&[
        (
            "Die Gewerkschaft Kolta wehrt sich. In einer Stellungnahme zum Entwurf schreibt Kolta: „So heilt man keinen Mangel.“",
            &["Kolta"],
        ),
        (
            "Während Präsident Emil Harms schwieg, warnte die finnische Ministerin, das Vorgehen zerstöre „die Grundlagen der \
             Ordnung“.",
            &["die finnische Ministerin"],
        ),
    ]);
}

#[test]
fn what_somebody_is_told_is_no_part_of_them() {
    check(&[
        (
            "„Das war ein guter Tag“, sagte der 45-Jährige der Zeitung „Neue Woche“.",
            &["der 45-Jährige"],
        ),
        (
            "Die Vorsitzende von Bund 90/Die Blauen, Ina Harms, sagte: „Wir haben genug Betten für alle Kranken.“",
            &["Ina Harms"],
        ),
        (
            "Der Ministerpräsident Thüringens, Tilo Harms, sagte am Montag im Landtag: „Das Land wartet darauf.“",
            &["Tilo Harms"],
        ),
    ]);
}

#[test]
fn a_paragraph_of_speech_goes_on_with_whom_a_report_heard_last() {
    let text = "Die Ministerpräsidentin Ina Harms forderte 2019 mit 40 Bürgermeistern die Verhandlungen mit 27 Ländern.\n\n\
                „Wir fordern, dass die Verhandlungen noch in diesem Jahr beginnen.“\n\n12 Länder lehnten das 2020 ab.";
    check(&[(text, &["Ina Harms"])]);
}

#[test]
fn a_genitive_of_several_before_the_verb_says_nothing() {
    check(&[
        (
            "Auf die Frage der Reporter antwortete der Minister: „Das Gesetz bleibt, wie es ist.“",
            &["der Minister"],
        ),
        (
            "Im Namen der Eltern sagte Inge Harms: „Wir warten seit Wochen auf eine Antwort.“",
            &["Inge Harms"],
        ),
        (
            "Unter dem Jubel der Fans rief Jan Keller: „Das war für euch alle hier.“",
            &["Jan Keller"],
        ),
        (
            "Nach den Protesten der jungen Leute sagte die Sprecherin: „Wir haben verstanden.“",
            &["die Sprecherin"],
        ),
    ]);
}

#[test]
fn whom_it_is_said_to_says_nothing() {
    check(&[
        (
            "„Der Rauch war schon von der Straße zu sehen“, schilderte ein Nachbar dem Radiosender KLB.",
            &["ein Nachbar"],
        ),
        (
            "„Der Rauch war schon von der Straße zu sehen“, sagte ein Polizist der Agentur ADK am Abend.",
            &["ein Polizist"],
        ),
        (
            "„Hast du den Rauch von der Straße gesehen?“, fragte der Wirt Anna.",
            &["der Wirt"],
        ),
    ]);
}

#[test]
fn the_clause_of_the_verb_has_its_subject() {
    check(&[
        (
            "Paul traf Anna, die ihm sagte: „Das Amt ist heute geschlossen.“",
            &["Anna"],
        ),
        (
            "Paul schwieg, bis Anna sagte: „Das Amt ist heute geschlossen.“",
            &["Anna"],
        ),
        (
            "Paul sah, dass Anna schlief, und sagte: „Das Amt ist heute geschlossen.“",
            &["Paul"],
        ),
        (
            "Paul sah die Frau an, die rief: „Das Amt ist heute geschlossen.“",
            &["die Frau"],
        ),
    ]);
}

#[test]
fn what_stands_somewhere_is_nobodys() {
    check(&[
        (
            "Anna Harms kam nach Kiel. „Wer sät, der erntet auch“, heißt es in der Bibel.",
            &[""],
        ),
        (
            "Anna Harms kam nach Kiel. „Wer sät, der erntet auch“, stand auf dem Schild.",
            &[""],
        ),
        (
            "„Das Personal ist krank“, wird der Minister in der Mitteilung zitiert.",
            &["der Minister"],
        ),
    ]);
}

#[test]
fn who_asked_does_not_answer() {
    check(&[(
        "Die Mutter fragte die Tochter: „Kommst du heute mit in die Stadt?“ „Nein, ich bleibe hier“, antwortete sie.",
        &["die Mutter", "die Tochter"],
    )]);
}

#[test]
fn a_name_in_parentheses_behind_a_sentence_said_it() {
    check(&[(
        "„Wir haben heute alles versucht und doch verloren.“ (Trainer Kurt Harms nach dem Spiel)",
        &["Kurt Harms"],
    )]);
}

#[test]
fn any_noun_speaks_before_a_colon() {
    check(&[
        (
            "Der Fuchs aber sprach: „Ich weiß einen Hof hinter dem Wald.“",
            &["der Fuchs"],
        ),
        (
            "Sie weinte, als der Fuchs sprach: „Ich weiß einen Hof hinter dem Wald.“",
            &["der Fuchs"],
        ),
        (
            "„Ich weiß einen Hof hinter dem Wald“, befand die Jury.",
            &["die Jury"],
        ),
    ]);
}
