//! `dixit extract` as a filter: every line is answered, in order, as soon as it comes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod run;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

fn filter() -> Child {
    run::dixit(&["extract"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn line(id: usize, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "text": text }))
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = filter();
    let mut input = child.stdin.take().unwrap();
    let output = child.stdout.take().unwrap();
    let (say, heard) = mpsc::channel();
    thread::spawn(move || {
        for reply in BufReader::new(output).lines() {
            say.send(reply.unwrap()).unwrap();
        }
    });
    for (id, name) in ["Anna Brook", "Ben Hollis", "Clara Reed"]
        .iter()
        .enumerate()
    {
        let text = format!("“The wheel turns,” said {name}.");
        input.write_all(line(id, &text).as_bytes()).unwrap();
        let reply = heard.recv_timeout(Duration::from_secs(60));
        let reply: Value =
            serde_json::from_str(&reply.expect("a reply without more input")).unwrap();
        assert_eq!(
            (&reply["id"], &reply["quotes"][0]["speaker"]),
            (&id.into(), &(*name).into())
        );
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn replies_come_in_the_order_of_the_lines_and_what_is_no_document_is_named_by_its_number() {
    const LINES: usize = 300;
    let mut child = filter();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        for id in 0..LINES {
            // Long and short ones, so that a worker that is done early must wait for its turn.
            let text =
                "“Come in,” said Anna Brook.\n\n".repeat(if id % 50 == 0 { 2000 } else { 1 });
            input.write_all(line(id, &text).as_bytes()).unwrap();
            if id == 100 {
                input.write_all(b"\n{\"id\": 1}\n").unwrap();
            }
        }
    });
    let mut replies = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut replies)
        .unwrap();
    writer.join().unwrap();
    let mut errors = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut errors)
        .unwrap();
    let ids: Vec<u64> = replies
        .lines()
        .map(|reply| {
            serde_json::from_str::<Value>(reply).unwrap()["id"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(ids, (0..LINES as u64).collect::<Vec<_>>());
    assert!(
        errors.starts_with("dixit extract: line 103: expected an object with \"id\" and \"text\""),
        "{errors}"
    );
    assert_eq!(
        (errors.lines().count(), child.wait().unwrap().code()),
        (1, Some(1))
    );
}

#[test]
fn what_a_speaker_quotes_is_listed_beside_what_is_said() {
    let text = "She had her hat on, and he took her arm!\n\n“He only nodded. ‘Sit down,’ said Mr. Reed, and I did,” said Anna.";
    let mut child = filter();
    let mut input = child.stdin.take().unwrap();
    input.write_all(line(1, text).as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let reply: Value = serde_json::from_slice(&output.stdout).unwrap();
    let heard = |list: &str| -> Vec<(Value, Value)> {
        let quotes = reply[list].as_array().unwrap().iter();
        quotes
            .map(|it| (it["text"].clone(), it["speaker"].clone()))
            .collect()
    };
    assert_eq!(
        heard("quotes"),
        [
            ("“He only nodded.".into(), "Anna".into()),
            ("said Mr. Reed, and I did,”".into(), "Anna".into())
        ]
    );
    assert_eq!(heard("nested"), [("‘Sit down,’".into(), "Mr. Reed".into())]);
}
