//! What is found as speech in French and Spanish, and who is named for it.

use super::{check, heard, speakers};

/// A text, and what is said in it by whom.
type Said = (&'static str, &'static [(&'static str, &'static str)]);

fn check_said(table: &[Said]) {
    for (text, expected) in table {
        let found = heard(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(said, who)| (said.as_str(), who.as_str()))
            .collect();
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn hyphens_begin_speech_where_several_do_and_one_is_told() {
    check_said(&[
        (
            "La barca no había vuelto y nadie dormía en la casa.\n\n-¿Quién llama? -preguntó Teresa.\n\n-Soy yo \
             -contestó Pablo-. Abre la puerta.\n\n-No puedo abrir.",
            &[
                ("¿Quién llama?", "Teresa"),
                ("Soy yo", "Pablo"),
                ("Abre la puerta.", "Pablo"),
                ("No puedo abrir.", "Teresa"),
            ],
        ),
        (
            "Le bac n'était pas revenu et personne ne dormait dans la maison.\n\n- Qui est là ? demanda Thérèse.\n\n- \
             C'est moi, répondit Paul. Ouvre la porte.\n\n- Je ne peux pas.",
            &[
                ("Qui est là ?", "Thérèse"),
                ("C'est moi", "Paul"),
                ("Ouvre la porte.", "Paul"),
                ("Je ne peux pas.", "Thérèse"),
            ],
        ),
        (
            "Para el viaje en la barca de los vecinos hace falta lo siguiente:\n\n- El pan para tres días.\n\n- La cuerda \
             de la barca.\n\n- El farol del puente.",
            &[],
        ),
    ]);
}

#[test]
fn a_tag_may_have_pronouns_and_adverbs_and_no_subject() {
    check_said(&[
        (
            "—No hay barca—le dije a la molinera.\n\n—¿Y mañana?—me preguntó ella por fin.",
            &[("No hay barca", "?"), ("¿Y mañana?", "la molinera")],
        ),
        (
            "— Le bac est perdu ! dit tout bas le meunier. Il faut rentrer.\n\n— Rentrez, répondit à son tour Thérèse.",
            &[
                ("Le bac est perdu !", "le meunier"),
                ("Il faut rentrer.", "le meunier"),
                ("Rentrez", "Thérèse"),
            ],
        ),
    ]);
    let told = speakers(
        "«No tema usted, vecina—dijo Teresa, cerrando la puerta.—La barca ya vuelve al muelle.»",
    );
    assert_eq!(told, ["Teresa"]);
}

#[test]
fn who_tells_the_story_says_what_is_said_in_the_first_person() {
    let text = "Mi hermana me esperaba en mi casa con mi farol. Me senté con ella.\n\n—No hay barca—dije yo.\n\n—¿Por \
        qué?—preguntó Marta, y me miró.\n\n—Porque me la han quitado mis vecinos—le respondí.\n\n—¿Y tu red?\n\n—Mi red me \
        la llevo yo—le dije a Marta.";
    let told = speakers(text);
    assert_eq!(told[2], "Yo", "{told:?}");
    assert_eq!(told[4], "Yo", "{told:?}");
}

#[test]
fn what_somebody_does_behind_the_tag_is_not_said() {
    check_said(&[
        (
            "—Bueno; ya basta, dijo la molinera, y recogiendo la red salió de la casa.\n\n—Sí, dijo Pablo, y se fue.",
            &[("Bueno; ya basta", "la molinera"), ("Sí", "Pablo")],
        ),
        (
            "— Bon, dit le meunier, et il sortit de la maison.\n\n— Bon, dit Anne, et je pars.",
            &[
                ("Bon", "le meunier"),
                ("Bon", "Anne"),
                ("et je pars.", "Anne"),
            ],
        ),
    ]);
}

#[test]
fn a_verb_that_is_said_is_no_tag() {
    check_said(&[(
        "— Laissez-moi finir, puisqu'elle le veut.\n\n— Finissez, dit Paul.",
        &[
            ("Laissez-moi finir, puisqu'elle le veut.", "?"),
            ("Finissez", "Paul"),
        ],
    )]);
    let text = "Luc Morel a regretté un discours « sans aucune idée neuve ». « Il n'a, à aucun moment, développé une vision \
        pour le port. »";
    assert!(!speakers(text).contains(&"une vision".to_owned()));
}

#[test]
fn titles_before_a_title_are_no_name() {
    check(&[
        (
            "— Le pont est fermé, dit M. le baron d'Orval.\n\n— Je le sais, répondit Mme la comtesse.",
            &["M. le baron d'Orval", "la comtesse"],
        ),
        (
            "Le conseiller de S. M. le roi salua.\n\n— Le pont est fermé, dit M. Durand.\n\n— Je le sais, dit le roi.",
            &["M. Durand", "le roi"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », dit le sage et vieil archevêque.",
            &["le sage et vieil archevêque"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », a dit Jean Claude de l'Orval.",
            &["Jean Claude de l'Orval"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », a dit la Suédoise Ebba Holm.",
            &["Ebba Holm"],
        ),
        (
            "« Le pont restera fermé », répondit la voix sourde du meunier.",
            &["le meunier"],
        ),
        (
            "El viceministro de Obras y Caminos Rurales, Juan Martín Vega, aseguró que «el puente seguirá cerrado todo el \
             invierno».",
            &["Juan Martín Vega"],
        ),
    ]);
}

#[test]
fn the_clause_that_announces_has_its_own_subject() {
    check(&[
        (
            "Y cuando Teresa se declaraba cansada, seguía la molinera con estas palabras: «El puente seguirá cerrado todo \
             el invierno».",
            &["la molinera"],
        ),
        (
            "Era la casa de un Ulloa: Julián abrió la puerta y dijo: «El puente seguirá cerrado todo el invierno».",
            &["Julián"],
        ),
        (
            "Anne Morel a parlé. Luc Petit écoutait. Quant à Paul Roux (UDR), il a regretté un discours « très faible et \
             sans idées ».",
            &["Paul Roux"],
        ),
        (
            "Le conseil de la ville s'est réuni dans la soirée. « Le pont restera fermé tout l'hiver », a déclaré hier Anne \
             Morel.",
            &["Anne Morel"],
        ),
        (
            "Le conseil de la ville s'est réuni dans la soirée. « Le pont restera fermé tout l'hiver », a déclaré à CNBC \
             Ebba Holm, associée du cabinet.",
            &["Ebba Holm"],
        ),
    ]);
    let told = speakers("—A ver, Pablo—decía sacando el viejo a la calle.");
    assert_ne!(told, ["el viejo"]);
    let told = speakers(
        "Le Phare y voit « le plus beau pont de toute la côte », tandis que La Barque salue « un acte de courage rare \
         ici ».",
    );
    assert_ne!(told.first().map(String::as_str), Some("La Barque"));
}

#[test]
fn of_two_who_say_something_together_neither_says_it_alone() {
    for text in [
        "Ana Gil y Luis Vega declararon: «El puente seguirá cerrado todo el invierno».",
        "Les députés Anne Roux et Luc Petit ont déclaré : « Le pont restera fermé tout l'hiver. »",
    ] {
        assert_eq!(speakers(text), [""], "{text}");
    }
}

#[test]
fn what_a_work_is_called_is_not_said() {
    check_said(&[
        (
            "Anne Morel revient avec « Rentrer au port », un album de douze titres.",
            &[],
        ),
        (
            "Il fumait une de ces pipes qu'on appelle « brûle-gueule ».",
            &[],
        ),
    ]);
}

#[test]
fn a_double_prime_closes_in_spanish() {
    check_said(&[(
        "Luis agregó: “No hay más que un camino″. Por su parte, Ana respondió: “No lo hay para nosotros″.",
        &[
            ("“No hay más que un camino″", "Luis"),
            ("“No lo hay para nosotros″", "Ana"),
        ],
    )]);
}

#[test]
fn who_is_called_by_a_word_is_no_narrator() {
    let text = "Je lui criai : « Va-t'en ! » Il me sourit, et mon cœur se serra dans ma poitrine.\n\n« Doublez le pas », \
        dis-je à mes amis, et ma voix tremblait.\n\n« Courage, mon garçon », dit Paul.\n\n« Courage, mes enfants », dit \
        Anne.";
    let told = speakers(text);
    assert!(!told.contains(&"Courage".to_owned()), "{told:?}");
}
